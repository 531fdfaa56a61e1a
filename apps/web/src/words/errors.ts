/** Refusals in the language of whoever reads them. The desk's own `detail` is English and for engineers. */
import type { ProblemCode } from '@eventdesk/contracts';
import { useMemo } from 'react';
import { isRefused, type Refused } from '../api/refused';
import { defineWords, type Translate, useWords } from './words';

const words = defineWords(
  {
    offline: 'The desk does not answer. Check the connection; nothing was lost.',
    unavailable: 'The desk can’t do this right now. Try again in a moment.',
    unauthenticated: 'Your session has ended. Sign in again.',
    forbidden: 'You may not do this.',
    not_found: 'This is not here, or not any more.',
    ticket_not_found: 'There is no such ticket.',
    ticket_removed: 'This ticket was removed.',
    transition_not_allowed: 'From “{from}” a ticket can’t go to “{to}”.',
    revision_conflict: 'Somebody changed this ticket meanwhile.',
    not_a_sales_ticket: 'Only a sales ticket can become an order.',
    opportunity_closed: 'This opportunity is lost or cancelled.',
    not_resolved: 'This can only be rated once it is resolved.',
    invalid_fields: 'The desk did not take what stands in: {fields}.',
    invalid_input: 'The desk did not take this: {detail}',
    ticket_closed: 'This ticket is closed.',
    ticket_already_exists: 'This ticket exists already.',
    not_an_inquiry: 'Only an inquiry can be referred.',
    already_converted: 'This opportunity has an order already.',
    already_referred: 'This inquiry was referred already.',
    method_not_allowed: 'The desk does not do this here. Load the page again.',
    unsupported_media_type: 'The desk can’t read what was sent. Load the page again.',
    unreadable_event: 'Something in the log can’t be read. Tell your administrator.',
    too_large: 'This is too long to be sent.',
    rate_limited: 'That was too often. Try again in {seconds} seconds.',
    request_in_progress: 'This is being done already.',
    rebuild_running: 'Another view is being made anew. Wait until it is done.',
    demo_loaded: 'The demo month is loaded already.',
    demo_busy: 'The demo month is being loaded or removed already.',
    demo_unavailable: 'This desk has a brand of its own in place of the demo.',
    internal: 'Something failed in the desk. Try again; if it stays, tell your administrator.',
    unknown: 'This did not work: {detail}',
  } satisfies Record<ProblemCode | 'offline' | 'unknown', string> & Record<string, string>,
  {
    offline: 'De desk antwoordt niet. Controleer de verbinding; er is niets verloren.',
    unavailable: 'De desk kan dit nu even niet. Probeer het zo opnieuw.',
    unauthenticated: 'Je sessie is verlopen. Meld je opnieuw aan.',
    forbidden: 'Dit mag je niet.',
    not_found: 'Dit is er niet, of niet meer.',
    ticket_not_found: 'Dit ticket bestaat niet.',
    ticket_removed: 'Dit ticket is verwijderd.',
    transition_not_allowed: 'Van “{from}” kan een ticket niet naar “{to}”.',
    revision_conflict: 'Iemand heeft dit ticket intussen gewijzigd.',
    not_a_sales_ticket: 'Alleen een verkoopticket kan een order worden.',
    opportunity_closed: 'Deze kans is verloren of geannuleerd.',
    not_resolved: 'Beoordelen kan pas als het is opgelost.',
    invalid_fields: 'De desk nam niet aan wat staat bij: {fields}.',
    invalid_input: 'De desk nam dit niet aan: {detail}',
    ticket_closed: 'Dit ticket is gesloten.',
    ticket_already_exists: 'Dit ticket bestaat al.',
    not_an_inquiry: 'Alleen een vraag kan worden doorverwezen.',
    already_converted: 'Deze kans heeft al een order.',
    already_referred: 'Deze vraag is al doorverwezen.',
    method_not_allowed: 'De desk doet dit hier niet. Laad de pagina opnieuw.',
    unsupported_media_type: 'De desk kan niet lezen wat is gestuurd. Laad de pagina opnieuw.',
    unreadable_event: 'In het logboek is iets niet te lezen. Meld het aan je beheerder.',
    too_large: 'Dit is te lang om te versturen.',
    rate_limited: 'Dat was te vaak. Probeer het over {seconds} seconden opnieuw.',
    request_in_progress: 'Dit wordt al gedaan.',
    rebuild_running: 'Er wordt al een weergave opnieuw gemaakt. Wacht tot die klaar is.',
    demo_loaded: 'De demomaand is al geladen.',
    demo_busy: 'De demomaand wordt al geladen of verwijderd.',
    demo_unavailable: 'Deze desk heeft een eigen merk op de plaats van de demo.',
    internal: 'Er ging iets mis in de desk. Probeer het opnieuw; blijft het, meld het dan aan je beheerder.',
    unknown: 'Dit lukte niet: {detail}',
  },
);
type ErrorWords = (typeof words)['en'];

/** Of the fields that people write in. Few: they are loaded with the first page. */
const fields = defineWords(
  {
    subject: 'Subject',
    description: 'Description',
    tags: 'Tags',
    name: 'Name',
    email: 'E-mail address',
    phone: 'Phone',
    body: 'Message',
    reason: 'Reason',
    resolution: 'Resolution',
    order_id: 'Order number',
    quote_id: 'Quote number',
    opportunity_value: 'Value',
    conversion_probability: 'Probability',
  },
  {
    subject: 'Onderwerp',
    description: 'Omschrijving',
    tags: 'Labels',
    name: 'Naam',
    email: 'E-mailadres',
    phone: 'Telefoon',
    body: 'Bericht',
    reason: 'Reden',
    resolution: 'Oplossing',
    order_id: 'Ordernummer',
    quote_id: 'Offertenummer',
    opportunity_value: 'Waarde',
    conversion_probability: 'Slaagkans',
  },
);
type FieldWords = (typeof fields)['en'];

export type Explain = (error: unknown) => string;

export const explainWith =
  (t: Translate<ErrorWords>, fieldWord: Translate<FieldWords>): Explain =>
  (error) => {
    if (!isRefused(error)) return t('unknown', { detail: error instanceof Error ? error.message : String(error) });
    const named = error.code === 'invalid_input' ? fieldsOf(error, fieldWord) : null;
    if (named !== null) return t('invalid_fields', { fields: named });
    return error.code in words.en ? t(error.code as keyof ErrorWords, valuesOf(error)) : t('unknown', valuesOf(error));
  };

/** Null unless all of them have a word: the desk's own say more than half a list. */
function fieldsOf({ problem: { errors = [] } }: Refused, fieldWord: Translate<FieldWords>): string | null {
  const names = errors.map(({ path }) => path.replace(/^contact\./, ''));
  if (names.length === 0 || !names.every((name) => Object.hasOwn(fields.en, name))) return null;
  return [...new Set(names)].map((name) => fieldWord(name as keyof FieldWords)).join(', ');
}

const valuesOf = ({ problem, retryAfter }: Refused) => {
  const more = problem as unknown as Record<string, unknown>;
  const named = (problem.errors ?? []).map(({ path, message }) => `${path}: ${message}`).join('; ');
  return {
    detail: named || problem.detail || problem.title || problem.code,
    seconds: retryAfter ?? 60,
    from: wordOf(more['from']),
    to: wordOf(more['to']),
  };
};

const wordOf = (given: unknown): string => (typeof given === 'string' ? given : '–');

/** Of any error, one sentence for people. */
export function useExplain(): Explain {
  const t = useWords(words);
  const fieldWord = useWords(fields);
  return useMemo(() => explainWith(t, fieldWord), [t, fieldWord]);
}
