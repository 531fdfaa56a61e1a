import { useState } from 'react';
import { actKey } from './client';

/** Of acts that may have to be sent again: sent once more after no answer came, the same content is still one act. */
export interface KeptKeys {
  known: (content: string) => string | undefined;
  /** The one it has; else a new one, which it then has. */
  of: (content: string) => string;
  keep: (content: string, key: string) => void;
  /** The same content again is another act. */
  done: (content: string) => void;
}

export function keptKeys(): KeptKeys {
  const keys = new Map<string, string>();
  return {
    known: (content) => keys.get(content),
    of(content) {
      const key = keys.get(content) ?? actKey();
      keys.set(content, key);
      return key;
    },
    keep: (content, key) => void keys.set(content, key),
    done: (content) => void keys.delete(content),
  };
}

export const useKeptKeys = (): KeptKeys => useState(keptKeys)[0];
