/** What one writes to this ticket, and what becomes of it. */
import { type RefObject, useRef, useState } from 'react';
import type { Ticket, TimelineItem } from '../../api/types';
import type { Sending } from './conversation';
import { type Drafts, type Mode, useDrafts } from './draft';
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
  send: (mode: Mode, then?: { move: Move; told?: Told }) => void;
}

export function useWriting(ticket: Ticket, items: readonly TimelineItem[]): Writing {
  const drafts = useDrafts(ticket.id);
  const [mode, setMode] = useState<Mode>(() => (drafts.drafts.note !== '' && drafts.drafts.reply === '' ? 'note' : 'reply'));
  const input = useRef<HTMLTextAreaElement>(null);
  const { sending, send } = useSending(ticket, items);
  const move = useMove(ticket);
  const deliver = async (how: Mode, body: string, then?: { move: Move; told?: Told }) => {
    const done = await send(how, body);
    // Back to where it was written, before whatever was begun meanwhile.
    if (!done) drafts.write(how, (begun) => (begun === '' ? body : `${body}\n\n${begun}`));
    else if (then) await move(then.move.to, then.told);
  };
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
    send: (how, then) => {
      const body = drafts.drafts[how].trimEnd();
      if (body.trim() === '') return;
      drafts.write(how, () => '');
      void deliver(how, body, then);
    },
  };
}
