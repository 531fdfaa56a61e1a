/** Events of one act come together: they are looked into once. Milliseconds. */
const CALM = 250;

export interface Calm {
  hear: (id: string) => void;
  /** Nothing begins after it. */
  end: () => void;
}

/**
 * Gathers what is heard, and looks into it in one go, never into more before that is done.
 * @param look asked again with what came meanwhile once it is done; it must not reject
 */
export function calmly(look: (ids: ReadonlySet<string>) => Promise<void>): Calm {
  let waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [isLooking, isOver] = [false, false];
  const soon = () => {
    if (waiting.size > 0 && !isLooking && !isOver) timer ??= setTimeout(() => void begin(), CALM);
  };
  const begin = async () => {
    timer = undefined;
    const ids = waiting;
    waiting = new Set();
    isLooking = true;
    await look(ids);
    isLooking = false;
    soon();
  };
  return {
    hear(id) {
      waiting.add(id);
      soon();
    },
    end() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
