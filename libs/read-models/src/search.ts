/** Full text: what is searched, and what somebody's words mean. */
import type { ContactDocument, TicketDocument } from './port';

/** What an index takes in of a document, but for the replies. Null while there is no ticket. */
export function searchHead({ ticket, number }: TicketDocument): string | null {
  if (!ticket) return null;
  const { subject, description, contact } = ticket.state;
  return [number?.state.ticket_number ?? '', subject, description, contact.name, contact.email].join('\n');
}

/** More words than anybody types narrow nothing. */
const MOST_WORDS = 32;

/** Lower case and without accents, as nobody types them alike. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '');

/** What a contact is found by. */
export const contactText = ({ name, email }: Pick<ContactDocument, 'name' | 'email'>): string => `${name}\n${email}`;

/** The words to look for: parted by white space, none without a letter or a digit in it. Nothing in them is an operator. */
export const searchWords = (q: string): string[] =>
  q
    .split(/[\s\0]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS);
