import { createContext } from 'react';
import type { ListedTicket, SalesStage } from '../../api/types';
import type { OpportunityActs } from './acts';

export interface BoardTools {
  acts: OpportunityActs;
  /** To a stage, by whichever way: asks first what the stage needs. */
  drop: (ticket: ListedTicket, to: SalesStage) => void;
  draggable: boolean;
  /** Whether the card that appears is the one that was just moved by hand; asked once. */
  takesFocus: (id: string) => boolean;
}

const idle = () => Promise.resolve(false);
export const BoardContext = createContext<BoardTools>({
  acts: { move: idle, convert: idle, setProbability: idle, isUnderWay: () => false, asNow: (ticket) => ticket },
  drop: () => undefined,
  draggable: false,
  takesFocus: () => false,
});
