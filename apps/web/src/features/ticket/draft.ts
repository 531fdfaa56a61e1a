import { useCallback, useState } from 'react';
import { remembered } from '../../app/remembered';

export type Mode = 'reply' | 'note';
const keptFor = (id: string, mode: Mode) => remembered(`eventdesk.draft.${id}.${mode}`, '');

/** What somebody began to write, per ticket and mode: it outlives the page. */
export function useDrafts(id: string) {
  const [drafts, setDrafts] = useState(() => ({ reply: keptFor(id, 'reply').read(), note: keptFor(id, 'note').read() }));
  const write = useCallback(
    (mode: Mode, change: (text: string) => string) =>
      setDrafts((before) => {
        const text = change(before[mode]);
        if (text === '') keptFor(id, mode).forget();
        else keptFor(id, mode).write(text);
        return { ...before, [mode]: text };
      }),
    [id],
  );
  return { drafts, write };
}
export type Drafts = ReturnType<typeof useDrafts>;
