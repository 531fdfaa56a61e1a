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
