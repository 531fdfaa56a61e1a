import { type Dispatch, type SetStateAction, useContext } from 'react';
import type { ListedTicket } from '../../api/types';
import { LostDialog, WonDialog } from '../../ui/opportunity/dialogs';
import { BoardContext } from './board-context';
import { focusCard } from './card';

export interface Asked {
  ticket: ListedTicket;
  to: 'won' | 'lost';
}

interface QuestionsProps {
  asked: Asked | null;
  ask: Dispatch<SetStateAction<Asked | null>>;
}

/** What a stage needs to know before something comes into it. */
export function Questions({ asked, ask }: QuestionsProps) {
  const { acts } = useContext(BoardContext);
  const close = () => {
    ask(null);
    if (asked) focusCard(asked.ticket.id, asked.to);
  };
  const answered = async (ticket: ListedTicket, send: () => Promise<boolean>) => {
    const done = await send();
    // They were told what others did meanwhile: what they answer next is for the opportunity as it is since.
    if (!done) ask((now) => now && { ...now, ticket: acts.asNow(ticket) });
    return done;
  };
  return (
    <>
      <LostDialog
        ticket={asked?.to === 'lost' ? asked.ticket : null}
        close={close}
        done={(ticket, reason) => answered(ticket, () => acts.move(ticket, 'lost', reason))}
      />
      <WonDialog
        ticket={asked?.to === 'won' ? asked.ticket : null}
        close={close}
        done={(ticket, order) => answered(ticket, () => acts.convert(ticket, order))}
      />
    </>
  );
}
