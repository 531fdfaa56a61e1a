import { Alert, Button, Group, Kbd, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { contactQuery } from '../../api/contacts';
import type { FormField, TicketType } from '../../api/types';
import { useWords } from '../../words/words';
import { Beside } from './beside';
import { ContactInput } from './contact-input';
import { isWritten, withCustomer, withValue } from './draft';
import { Field } from './field';
import './new-ticket.css';
import { type Form, useForm } from './use-form';
import { newTicketWords } from './words';

interface FormProps {
  type: TicketType;
  fields: readonly FormField[];
  person: string;
  /** Id of a customer that the ticket is for. */
  contact: string | undefined;
}

const wide = new Set(['subject', 'description', 'tags', 'business_entity_id']);
const main = new Set(['business_entity_id', 'category', 'priority', 'subject', 'description']);
const order = ['business_entity_id', 'category', 'priority'];

export function NewTicketForm({ type, fields: given, person, contact }: FormProps) {
  const t = useWords(newTicketWords);
  const { asked, preset } = withoutOnlyBrand(given);
  const groups = groupsOf(asked);
  const form = useForm({ person, type, fields: groups.flatMap(({ fields }) => fields), preset });
  useGivenCustomer(form, contact);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void form.send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
  };
  return (
    <div className="new-ticket">
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter sends from any field */}
      <form ref={useFirstField()} noValidate onSubmit={send} onKeyDown={onKeyDown}>
        <Stack gap="md">
          <Restored form={form} />
          {groups.map(({ title, fields }) => (
            <Section key={title} title={t(title)} {...{ fields, form }} />
          ))}
          <Foot form={form} />
        </Stack>
      </form>
      <Beside type={type} draft={form.draft} />
    </div>
  );
}

/** Whoever chose a type goes on in its form. */
function useFirstField() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return form;
}

/** Who, what, and the rest. */
function groupsOf(fields: readonly FormField[]) {
  const isContact = ({ name }: FormField) => name.startsWith('contact.');
  return [
    { title: 'customer', fields: fields.filter(isContact) },
    { title: 'ticket', fields: fields.filter(({ name }) => main.has(name)).sort((a, b) => rank(a) - rank(b)) },
    { title: 'more', fields: fields.filter((field) => !main.has(field.name) && !isContact(field)) },
  ] as const;
}
const rank = ({ name }: FormField): number => (order.includes(name) ? order.indexOf(name) : order.length);

/** Where there is one brand it is not asked for. */
function withoutOnlyBrand(fields: readonly FormField[]): { asked: readonly FormField[]; preset: Record<string, string> } {
  const brand = fields.find(({ name }) => name === 'business_entity_id');
  const only = brand?.options?.length === 1 ? brand.options[0] : undefined;
  if (only === undefined) return { asked: fields, preset: {} };
  return { asked: fields.filter((field) => field !== brand), preset: { business_entity_id: only } };
}

function useGivenCustomer({ draft, change }: Form, contact: string | undefined): void {
  const { data } = useQuery({ ...contactQuery(contact ?? ''), enabled: contact !== undefined && draft.contactId === null });
  const isFree = !draft.values['contact.name'] && !draft.values['contact.email'];
  useEffect(() => {
    if (data && isFree) change(withCustomer(draft, data));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when they are known
  }, [data]);
}

function Section({ title, fields, form }: { title: string; fields: readonly FormField[]; form: Form }) {
  const { draft, change, errors } = form;
  if (fields.length === 0) return null;
  return (
    <section className="new-ticket-section" aria-label={title}>
      <Title order={2} size="h3" mb="sm">
        {title}
      </Title>
      <div className="new-ticket-fields">
        {fields.map((field) => {
          const shared = { field, error: errors.get(field.name) };
          return (
            <div key={field.name} className={wide.has(field.name) ? 'new-ticket-wide' : undefined}>
              {field.name === 'contact.name' || field.name === 'contact.email' ? (
                <ContactInput {...shared} draft={draft} change={change} />
              ) : (
                <Field
                  {...shared}
                  value={draft.values[field.name] ?? (field.name === 'priority' ? 'normal' : '')}
                  setValue={(value) => change(withValue(draft, field.name, value))}
                  tags={draft.tags}
                  setTags={(tags) => change({ ...draft, tags })}
                />
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}

function Restored({ form: { isRestored, draft, discard } }: { form: Form }) {
  const t = useWords(newTicketWords);
  if (!isRestored || !isWritten(draft)) return null;
  return (
    <Alert variant="light" color="petrol" py={6} role="status">
      <Group justify="space-between">
        <Text size="sm">{t('restored')}</Text>
        <Button variant="subtle" size="compact-sm" onClick={discard}>
          {t('discard')}
        </Button>
      </Group>
    </Alert>
  );
}

/** Phones have no such key. */
function Hint() {
  return (
    <Kbd size="xs" visibleFrom="sm" aria-hidden>
      Ctrl ↵
    </Kbd>
  );
}

function Foot({ form: { errors, isSending } }: { form: Form }) {
  const t = useWords(newTicketWords);
  return (
    <Group justify="space-between" className="new-ticket-foot">
      <Text size="sm" c="var(--desk-late)" role="status">
        {errors.size > 0 ? t('has_errors', { count: errors.size }) : ''}
      </Text>
      <Button type="submit" loading={isSending} rightSection={<Hint />}>
        {t('open')}
      </Button>
    </Group>
  );
}
