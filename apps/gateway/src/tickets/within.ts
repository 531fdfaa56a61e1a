/** Resolves when the promise settles well or the time is up, whichever is first. @param ms milliseconds. @returns false: time is up */
export async function within(ms: number, promise: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const inTime = await Promise.race([promise.then(() => true), timeUp]);
  clearTimeout(timer);
  return inTime;
}

/** As the promise, while there is time. @param ms milliseconds. @throws what `late` makes once the time is up, or what the promise throws */
export async function inTime<T>(ms: number, promise: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  return Promise.race([promise, timeUp]).finally(() => clearTimeout(timer));
}
