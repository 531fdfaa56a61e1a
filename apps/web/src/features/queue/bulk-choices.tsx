import { useMe, usePeople } from '../../api/people';
import { useMeta } from '../../api/queries';
import type { Department, Priority, Status, Ticket } from '../../api/types';
import { Person, PriorityMark } from '../../ui/marks';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import type { BulkAct } from './bulk';
import { assigning, movesOf, moving, prioritizing, tagging, toDepartment } from './bulk-acts';
import type { PickerGroup } from '../../ui/picker';
import { bulkWords } from './bulk-words';
import { queueWords } from './words';

export interface Choices {
  label: string;
  /** On the button. */
  short: string;
  groups: readonly PickerGroup[];
  actOf: (value: string) => BulkAct | null;
  offer?: (text: string) => string;
}

const NOBODY = '';
/** People and departments are in one list: which of them a value is, is said before it. */
const PERSON = 'person:';
const DEPARTMENT = 'department:';

export function useAssignChoices(): Choices {
  const t = useWords(bulkWords);
  const label = useLabel();
  const me = useMe()?.actor.id;
  const people = usePeople();
  const departments = useMeta()?.departments ?? [];
  const others = people.filter(({ id }) => id !== me);
  const nameOf = (id: string) => (id === me ? t('me') : (people.find((person) => person.id === id)?.name ?? id));
  const person = (id: string) => ({ value: PERSON + id, label: nameOf(id), mark: <Person id={id} named={false} size={20} /> });
  return {
    label: t('assign_to'),
    short: t('assign'),
    groups: [
      { options: [...(me === undefined ? [] : [person(me)]), { value: PERSON + NOBODY, label: t('nobody') }] },
      ...(others.length === 0 ? [] : [{ heading: t('people'), options: others.map(({ id }) => person(id)) }]),
      { heading: t('departments'), options: departments.map((word) => ({ value: DEPARTMENT + word, label: label(word) })) },
    ],
    actOf(value) {
      if (value.startsWith(DEPARTMENT)) {
        const department = value.slice(DEPARTMENT.length);
        return toDepartment(t('assigned_to', { whom: label(department) }), department as Department);
      }
      const id = value.slice(PERSON.length);
      if (id === NOBODY) return assigning(t('unassigned'), { assigned_to: null });
      return assigning(t('assigned_to', { whom: people.find((one) => one.id === id)?.name ?? id }), { assigned_to: id });
    },
  };
}

export function useStatusChoices(tickets: readonly Ticket[]): Choices {
  const t = useWords(bulkWords);
  const words = useWords(queueWords);
  const label = useLabel();
  const moves = movesOf(tickets);
  const statuses = useMeta()?.statuses.filter((status) => moves.has(status)) ?? [];
  const note = (able: number) => (able === tickets.length ? undefined : t('can', { able, count: tickets.length }));
  return {
    label: t('set_status'),
    short: words('status'),
    groups: [
      {
        options: statuses.map((status) => ({
          value: status,
          label: label(status),
          note: note(moves.get(status) ?? 0),
        })),
      },
    ].filter(({ options }) => options.length > 0),
    actOf: (status) => moving(t('to_status', { status: label(status) }), status as Status),
  };
}

export function usePriorityChoices(): Choices {
  const t = useWords(bulkWords);
  const words = useWords(queueWords);
  const label = useLabel();
  const priorities = [...(useMeta()?.priorities ?? [])].reverse();
  const mark = (priority: Priority) => <PriorityMark priority={priority} />;
  return {
    label: t('set_priority'),
    short: words('priority'),
    groups: [{ options: priorities.map((value) => ({ value, label: label(value), mark: mark(value) })) }],
    actOf: (priority) => prioritizing(t('to_priority', { priority: label(priority) }), priority as Priority),
  };
}

const REMOVE = 'remove:';
const ADD = 'add:';

export function useTagChoices(tickets: readonly Ticket[]): Choices {
  const t = useWords(bulkWords);
  const words = useWords(queueWords);
  const counts = new Map<string, number>();
  for (const tag of tickets.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const known = [...counts.keys()].sort();
  const countOf = (tag: string) => counts.get(tag) ?? 0;
  const group = (heading: string, before: string, tags: readonly string[]): PickerGroup => ({
    heading,
    options: tags.map((tag) => ({ value: before + tag, label: tag, note: `${countOf(tag)}/${tickets.length}` })),
  });
  return {
    label: t('change_tags'),
    short: words('tags'),
    groups: [
      group(t('remove_tag'), REMOVE, known),
      group(
        t('add_tag'),
        ADD,
        known.filter((tag) => countOf(tag) < tickets.length),
      ),
    ].filter(({ options }) => options.length > 0),
    offer: (tag) => t('add_this_tag', { tag }),
    actOf(value) {
      const tag = value.replace(/^(?:remove|add):/, '');
      return value.startsWith(REMOVE)
        ? tagging(t('tag_removed', { tag }), tag, false)
        : tagging(t('tag_added', { tag }), tag, true);
    },
  };
}
