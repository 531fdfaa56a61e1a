/** What this browser remembers for the person before it. Nothing is lost when storage is closed or full: then it forgets. */
export interface Remembered<T> {
  read(): T;
  write(value: T): void;
  forget(): void;
}

/** @param otherwise also what is read when the stored text is not JSON */
export const remembered = <T>(key: string, otherwise: T): Remembered<T> => ({
  read() {
    try {
      const text = localStorage.getItem(key);
      return text === null ? otherwise : (JSON.parse(text) as T);
    } catch {
      return otherwise;
    }
  },
  write(value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Full or closed: the page works on without.
    }
  },
  forget() {
    try {
      localStorage.removeItem(key);
    } catch {
      // As above.
    }
  },
});
