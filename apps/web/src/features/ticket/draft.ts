import { useCallback, useState } from 'react';
import { useMe } from '../../api/people';
import { remembered } from '../../app/remembered';

export type Mode = 'reply' | 'note';
/** One browser may serve several people: what one of them wrote is not for the next. */
const keptFor = (ticket: string, who: string, mode: Mode) => remembered(`eventdesk.draft.${who}.${ticket}.${mode}`, '');

/** What somebody began to write, per ticket and mode: it outlives the page. */
export function useDrafts(ticket: string) {
  const who = useMe()?.actor.id ?? '';
  const [drafts, setDrafts] = useState(() => ({
    reply: keptFor(ticket, who, 'reply').read(),
    note: keptFor(ticket, who, 'note').read(),
  }));
  const write = useCallback(
    (mode: Mode, change: (text: string) => string) =>
      setDrafts((before) => {
        const text = change(before[mode]);
        const kept = keptFor(ticket, who, mode);
        if (text === '') kept.forget();
        else kept.write(text);
        return { ...before, [mode]: text };
      }),
    [ticket, who],
  );
  return { drafts, write };
}
export type Drafts = ReturnType<typeof useDrafts>;
