import { Button, Select, TagsInput } from '@mantine/core';
import { useMe, usePeople, usePersonName } from '../../api/people';
import { useMeta } from '../../api/queries';
import type { Department, Priority, Ticket } from '../../api/types';
import { Person, PriorityMark } from '../../ui/marks';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { useEdits } from './acts';
import { assign, change, retag } from './edits';
import { Field, Plain } from './field';
import { Section } from './section';
import { ticketWords } from './words';

interface Props {
  ticket: Ticket;
  readOnly: boolean;
}
const NONE = '–';

export function PropertiesSection({ ticket, readOnly }: Props) {
  const t = useWords(ticketWords);
  return (
    <Section title={t('details')} open>
      <PriorityField ticket={ticket} readOnly={readOnly} />
      <DepartmentField ticket={ticket} readOnly={readOnly} />
      <AssigneeField ticket={ticket} readOnly={readOnly} />
      <CategoryField ticket={ticket} readOnly={readOnly} />
      <TagsField ticket={ticket} readOnly={readOnly} />
    </Section>
  );
}

interface ChoiceProps {
  id: string;
  name: string;
  value: string;
  options: readonly { value: string; label: string }[];
  choose: (value: string) => void;
  searchable?: boolean;
}
export function Choice({ id, name, value, options, choose, searchable = false }: ChoiceProps) {
  return (
    <Field name={name} htmlFor={id}>
      <Select
        id={id}
        size="sm"
        value={value}
        data={options}
        allowDeselect={false}
        searchable={searchable}
        selectFirstOptionOnChange={searchable}
        onChange={(chosen) => chosen !== null && chosen !== value && choose(chosen)}
        comboboxProps={{ position: 'bottom-start', width: 'target' }}
      />
    </Field>
  );
}

function PriorityField({ ticket, readOnly }: Props) {
  const t = useWords(ticketWords);
  const label = useLabel();
  const { edit } = useEdits();
  const meta = useMeta();
  if (readOnly)
    return (
      <Field name={t('priority')}>
        <PriorityMark priority={ticket.priority} named />
      </Field>
    );
  return (
    <Choice
      id="ticket-priority"
      name={t('priority')}
      value={ticket.priority}
      options={(meta?.priorities ?? [ticket.priority]).map((value) => ({ value, label: label(value) }))}
      choose={(value) => void edit(change({ priority: value as Priority }, label(value)))}
    />
  );
}

function DepartmentField({ ticket, readOnly }: Props) {
  const t = useWords(ticketWords);
  const label = useLabel();
  const { edit } = useEdits();
  const meta = useMeta();
  const read = (department: string | null) => (department === null ? t('no_department') : label(department));
  if (readOnly)
    return (
      <Field name={t('department')}>
        <Plain>{read(ticket.assigned_department)}</Plain>
      </Field>
    );
  const choose = (value: string) => {
    const department = value === NONE ? null : (value as Department);
    void edit(assign({ assigned_department: department }, read(department)));
  };
  return (
    <Choice
      id="ticket-department"
      name={t('department')}
      value={ticket.assigned_department ?? NONE}
      options={[
        { value: NONE, label: t('no_department') },
        ...(meta?.departments ?? []).map((value) => ({ value, label: label(value) })),
      ]}
      choose={choose}
    />
  );
}

function AssigneeField({ ticket, readOnly }: Props) {
  const t = useWords(ticketWords);
  const people = usePeople();
  const nameOf = usePersonName();
  const me = useMe()?.actor;
  const { edit } = useEdits();
  if (readOnly)
    return (
      <Field name={t('assignee')}>
        <Person id={ticket.assigned_to} />
      </Field>
    );
  const known = people.map(({ id, name }) => ({ value: id, label: name }));
  const { assigned_to: now } = ticket;
  const missing = now === null || known.some(({ value }) => value === now) ? [] : [{ value: now, label: now }];
  const give = (id: string | null) => void edit(assign({ assigned_to: id }, nameOf(id) ?? t('nobody')));
  return (
    <>
      <Choice
        id="ticket-assignee"
        name={t('assignee')}
        value={now ?? NONE}
        options={[{ value: NONE, label: t('nobody') }, ...known, ...missing]}
        choose={(value) => give(value === NONE ? null : value)}
        searchable
      />
      <Button
        size="compact-sm"
        variant="subtle"
        ml={104}
        style={{ visibility: me === undefined || me.id === now ? 'hidden' : undefined }}
        onClick={() => me && give(me.id)}
      >
        {t('to_me')}
      </Button>
    </>
  );
}

function CategoryField({ ticket, readOnly }: Props) {
  const t = useWords(ticketWords);
  const label = useLabel();
  const { edit } = useEdits();
  const meta = useMeta();
  if (readOnly)
    return (
      <Field name={t('category')}>
        <Plain>{label(ticket.category)}</Plain>
      </Field>
    );
  const categories = meta?.ticket_types.find(({ type }) => type === ticket.ticket_type)?.categories ?? [];
  return (
    <Choice
      id="ticket-category"
      name={t('category')}
      value={ticket.category}
      options={[...new Set([...categories, ticket.category])].map((value) => ({ value, label: label(value) }))}
      choose={(category) => void edit(change({ category }, label(category)))}
    />
  );
}

function TagsField({ ticket, readOnly }: Props) {
  const t = useWords(ticketWords);
  const { edit } = useEdits();
  if (readOnly)
    return (
      <Field name={t('tags')}>
        <Plain>{ticket.tags.length === 0 ? '–' : ticket.tags.join(', ')}</Plain>
      </Field>
    );
  return (
    <Field name={t('tags')} htmlFor="ticket-tags">
      <TagsInput
        id="ticket-tags"
        size="sm"
        value={ticket.tags}
        placeholder={ticket.tags.length === 0 ? t('tags_hint') : undefined}
        maxTags={50}
        onChange={(tags) =>
          void edit(
            retag(
              ticket.tags,
              tags.map((tag) => tag.trim()).filter((tag) => tag !== ''),
            ),
          )
        }
      />
    </Field>
  );
}
