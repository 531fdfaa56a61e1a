import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { desk } from '../../api/client';
import { useKeptKeys } from '../../api/kept-keys';
import { ticketKeys } from '../../api/queries';
import { isRefused, type Refused } from '../../api/refused';
import type { FormField, Ticket, TicketType } from '../../api/types';
import { useTell } from '../../ui/tell';
import { useWords } from '../../words/words';
import { bodyOf, type NewTicket } from './body';
import { type Draft, draftOf, emptyDraft, faultOfKind, faultsOf, isWritten, readDraft } from './draft';
import { newTicketWords } from './words';

export interface Form {
  draft: Draft;
  change: (draft: Draft) => void;
  /** What was written before was there already. */
  isRestored: boolean;
  discard: () => void;
  errors: ReadonlyMap<string, string>;
  isSending: boolean;
  send: () => Promise<void>;
}

interface Given {
  person: string;
  type: TicketType;
  fields: readonly FormField[];
  /** Of fields that are not asked. */
  preset: Readonly<Record<string, string>>;
}

export function useForm({ person, type, fields, preset }: Given): Form {
  const kept = useMemo(() => draftOf(person, type), [person, type]);
  const [draft, setDraft] = useState(() => readDraft(kept.read()));
  const [isRestored, setRestored] = useState(() => isWritten(draft));
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [isSending, setSending] = useState(false);
  const opening = useOpening();
  const wordFor = useWording(fields);
  const change = (next: Draft) => {
    setDraft(next);
    setErrors((now) => without(now, changed(draft, next)));
    if (isWritten(next)) kept.write(next);
    else kept.forget();
  };
  const discard = () => {
    kept.forget();
    setDraft(emptyDraft);
    setRestored(false);
  };
  const fail = (found: ReadonlyMap<string, string>) => {
    setErrors(found);
    focusFirst(fields, found);
  };
  const send = async () => {
    const faults = faultsOf(fields, draft);
    if (faults.size > 0) return fail(new Map([...faults].map(([name, fault]) => [name, wordFor(name, fault)])));
    setSending(true);
    const found = await opening({ ...bodyOf(type, fields, draft), ...preset }, () => kept.forget());
    setSending(false);
    if (found) fail(new Map(found.map(({ path, message }) => [path, wordFor(path, message)])));
  };
  return { draft, change, isRestored, discard, errors, isSending, send };
}

const changed = (before: Draft, after: Draft): readonly string[] =>
  Object.keys(after.values).filter((name) => before.values[name] !== after.values[name]);
const without = (errors: ReadonlyMap<string, string>, names: readonly string[]): ReadonlyMap<string, string> =>
  names.some((name) => errors.has(name)) ? new Map([...errors].filter(([name]) => !names.includes(name))) : errors;

export const idOf = (name: string): string => `new-ticket-${name.replace('.', '-')}`;
/** Once they are marked, so that the mark is read with the field. */
function focusFirst(fields: readonly FormField[], errors: ReadonlyMap<string, string>): void {
  const first = fields.find(({ name }) => errors.has(name));
  if (first) setTimeout(() => document.getElementById(idOf(first.name))?.focus());
}

/** The desk's own messages are English: what is wrong with a field of a kind is said in the reader's. */
function useWording(fields: readonly FormField[]): (name: string, found: string) => string {
  const t = useWords(newTicketWords);
  const known = newTicketWords.en as Record<string, string>;
  return (name, found) => {
    const field = fields.find((one) => one.name === name);
    const fault = found in known ? found : field && faultOfKind(field.kind);
    return fault ? t(fault as 'needed', { max: field?.max_length ?? 0 }) : found;
  };
}

type Found = NonNullable<Refused['problem']['errors']>;

/** Opens the ticket and goes there. @returns what is wrong with the fields, when that is why it was refused */
function useOpening() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tell = useTell();
  const t = useWords(newTicketWords);
  const keys = useKeptKeys();
  return async (body: NewTicket, done: () => void): Promise<Found | null> => {
    const text = JSON.stringify(body);
    try {
      const ticket: Ticket = await desk.post('/tickets', { params: { header: { 'Idempotency-Key': keys.of(text) } }, body });
      done();
      keys.done(text);
      const { id, ticket_number: number } = ticket;
      queries.setQueryData(ticketKeys.one(id), ticket);
      if (number !== null) queries.setQueryData(ticketKeys.idOf(number), id);
      tell.done(number === null ? t('opened_unnumbered') : t('opened', { number }));
      await navigate({ to: '/app/tickets/$ticket', params: { ticket: number ?? id } });
      return null;
    } catch (error) {
      if (isRefused(error, 'invalid_input') && error.problem.errors) return error.problem.errors;
      tell.failed(error);
      return null;
    }
  };
}
