/** What one writes to this ticket, and what becomes of it. */
import { type RefObject, useRef, useState } from 'react';
import { actKey } from '../../api/client';
import type { Ticket, TimelineItem } from '../../api/types';
import type { Sending } from './conversation';
import { deliver, type Drafts, type Mode, useDrafts } from './draft';
import { isOver, type Move } from './moves';
import { type Told, useMove } from './use-move';
import { useSending } from './use-sending';

export interface Writing {
  mode: Mode;
  setMode: (mode: Mode) => void;
  drafts: Drafts;
  input: RefObject<HTMLTextAreaElement | null>;
  sending: readonly Sending[];
  begin: (mode: Mode) => void;
  /** @returns whether all of it was done. Sent again after a move was refused, it is the move alone */
  send: (mode: Mode, then?: { move: Move; told?: Told }) => Promise<boolean>;
}

export function useWriting(ticket: Ticket, items: readonly TimelineItem[]): Writing {
  const drafts = useDrafts(ticket.id);
  const [mode, setMode] = useState<Mode>(() => (drafts.drafts.note !== '' && drafts.drafts.reply === '' ? 'note' : 'reply'));
  const input = useRef<HTMLTextAreaElement>(null);
  const { sending, send } = useSending(ticket, items);
  const move = useMove(ticket);
  const say = (how: Mode, body: string): Promise<boolean> =>
    deliver(drafts.nameOf(how), { body, newKey: actKey() }, (key) => send(how, body, key));
  return {
    mode: isOver(ticket) ? 'note' : mode,
    setMode,
    drafts,
    input,
    sending,
    begin: (next) => {
      setMode(next);
      requestAnimationFrame(() => input.current?.focus());
    },
    send: async (how, then) => {
      const body = drafts.drafts[how].trimEnd();
      const said = body.trim() === '' || (await say(how, body));
      return said && then ? move(then.move.to, then.told) : said;
    },
  };
}
