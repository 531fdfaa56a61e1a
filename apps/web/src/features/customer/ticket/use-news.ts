import { useState } from 'react';
import type { PublicTicket } from '../queries';

const answersIn = ({ conversation }: PublicTicket): number => conversation.filter(({ author }) => author === 'agent').length;

/** Whether an answer came since the page was opened: for those who do not see it come. */
export function useNews(ticket: PublicTicket): boolean {
  const [known] = useState(() => answersIn(ticket));
  return answersIn(ticket) > known;
}
