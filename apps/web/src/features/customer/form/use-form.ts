import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { desk } from '../../../api/client';
import { useKeptKeys } from '../../../api/kept-keys';
import { isRefused } from '../../../api/refused';
import { remembered } from '../../../app/remembered';
import type { FormType, PublicForm } from '../queries';
import {
  asDraft,
  type Draft,
  type Faults,
  faultsNamed,
  faultsOf,
  noDraft,
  type Request,
  requestOf,
  type TypeName,
} from './values';

export interface Sent {
  number: string | null;
  link: string;
  email: string;
}
export interface Writing {
  draft: Draft;
  form: FormType | undefined;
  faults: Faults;
  choose: (type: TypeName) => void;
  write: (name: string, value: string) => void;
  setTrap: (value: string) => void;
  /** @returns the first field to mend; null when it is on its way */
  submit: () => string | null;
  error: unknown;
  isSending: boolean;
  sent: Sent | undefined;
  again: () => void;
}

/** The form of a brand, its draft kept until it is sent. */
export function useWriting({ entity, ticket_types }: PublicForm): Writing {
  const [kept] = useState(() => remembered<Draft>(`eventdesk.help.${entity.slug}`, noDraft));
  const [draft, setDraft] = useState(() => asDraft(kept.read()));
  const [faults, setFaults] = useState<Faults>({});
  const trap = useRef('');
  const form = ticket_types.find(({ type }) => type === draft.type);
  const { mutate, error, isPending, data, reset } = useSending(entity.slug);
  const change = (next: Draft) => {
    setDraft(next);
    kept.write(next);
  };
  return {
    ...{ draft, form, faults, error, isSending: isPending, sent: data, again: reset },
    choose: (type) => change({ ...draft, type }),
    write(name, value) {
      change({ ...draft, values: { ...draft.values, [name]: value } });
      if (name in faults) setFaults(Object.fromEntries(Object.entries(faults).filter(([field]) => field !== name)));
    },
    setTrap: (value) => void (trap.current = value),
    submit() {
      if (!form) return 'type';
      const found = faultsOf(form, draft.values);
      setFaults(found);
      const first = form.fields.find(({ name }) => name in found)?.name;
      if (first !== undefined) return first;
      mutate(requestOf(form, draft.values, trap.current), {
        onSuccess() {
          kept.forget();
          setDraft({ type: null, values: whoOf(draft.values) });
        },
        onError: (refusal) => isRefused(refusal) && setFaults(faultsNamed(refusal.problem.errors, form)),
      });
      return null;
    },
  };
}

/** Who writes again is still the same person. */
const whoOf = (values: Draft['values']) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith('contact.')));

function useSending(slug: string) {
  const keys = useKeptKeys();
  return useMutation({
    async mutationFn(body: Request): Promise<Sent> {
      const { ticket_number, link } = await desk.post('/public/forms/{slug}/tickets', {
        params: { path: { slug }, header: { 'Idempotency-Key': keys.of(JSON.stringify(body)) } },
        body,
      });
      return { number: ticket_number, link, email: body.contact.email };
    },
  });
}
