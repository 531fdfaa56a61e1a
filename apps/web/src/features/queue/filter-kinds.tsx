import type { ReactNode } from 'react';
import { useMe, usePeople } from '../../api/people';
import { useMeta } from '../../api/queries';
import { Person, PriorityMark, TypeMark } from '../../ui/marks';
import { useFormats } from '../../words/formats';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import type { PickerGroup, PickerOption } from '../../ui/picker';
import { isFixed, type QueueName } from './queues';
import { ANY, type FilterName, NONE, type QueueSearch, slaStates, wordsOf } from './search';
import { queueWords } from './words';

export interface FilterKind {
  name: FilterName;
  label: string;
  /** What it is set to, in words; null when it is not. */
  text: string | null;
  groups: readonly PickerGroup[];
  isMany: boolean;
  offer?: (text: string) => string;
}

type Wording = ReturnType<typeof useWording>;

/** Those that the queue leaves open. @param tags known from the rows that are there */
export function useFilterKinds(queue: QueueName, search: QueueSearch, tags: readonly string[]): readonly FilterKind[] {
  const wording = useWording();
  const meta = useMeta();
  const { t, word } = wording;
  const options: Partial<Record<FilterName, readonly PickerOption[]>> = {
    status: [...(meta?.statuses ?? []).map((value) => plain(wording, value)), { value: ANY, label: t('any') }],
    type: (meta?.ticket_types ?? []).map(({ type }) => plain(wording, type, <TypeMark type={type} size={18} />)),
    priority: (meta?.priorities ?? []).map((value) => plain(wording, value, <PriorityMark priority={value} />)),
    category: categoriesOf(meta, search.type).map((value) => plain(wording, value)),
    department: [...(meta?.departments ?? []).map((value) => plain(wording, value)), { value: NONE, label: t('no_department') }],
    assignee: peopleOptions(wording),
    tag: [...new Set([...tags, ...wordsOf(search.tag)])].sort().map((tag) => ({ value: tag, label: tag })),
    sla: slaStates.map((value) => ({ value, label: t(value) })),
    entity: (meta?.business_entities ?? []).map(({ slug, name }) => ({ value: slug, label: name })),
  };
  const names = (
    ['status', 'type', 'priority', 'assignee', 'department', 'category', 'tag', 'sla', 'entity', 'from'] as const
  ).filter((name) => !isFixed(queue, name) && (name !== 'entity' || (meta?.business_entities.length ?? 0) > 1));
  return names.map((name): FilterKind => {
    const chosen = wordsOf(search[name]);
    const own = (options[name] ?? []).map((option) => ({ ...option, selected: chosen.includes(option.value) }));
    return {
      name,
      label: name === 'from' ? t('opened') : t(name),
      text:
        name === 'from'
          ? wording.period(search)
          : chosen.length === 0
            ? null
            : chosen.map((value) => word(own, value)).join(', '),
      groups: own.length === 0 ? [] : [{ options: own }],
      isMany: name === 'status' || name === 'type' || name === 'priority',
      ...(name === 'tag' ? { offer: (tag: string) => t('with_tag', { tag }) } : {}),
    };
  });
}

function useWording() {
  const t = useWords(queueWords);
  const label = useLabel();
  const formats = useFormats();
  const people = usePeople();
  const me = useMe()?.actor.id;
  const day = (date: string) => formats.day(`${date}T12:00:00`);
  return {
    ...{ t, label, people, me },
    word: (options: readonly PickerOption[], value: string) => options.find((option) => option.value === value)?.label ?? value,
    period({ from, to }: QueueSearch): string | null {
      const words = [...(from ? [t('from_day', { day: day(from) })] : []), ...(to ? [t('to_day', { day: day(to) })] : [])];
      return words.length === 0 ? null : words.join(' ');
    },
  };
}

const plain = ({ label }: Wording, value: string, mark?: ReactNode): PickerOption => ({ value, label: label(value), mark });

function peopleOptions({ t, people, me }: Wording): readonly PickerOption[] {
  const mark = (id: string) => <Person id={id} named={false} size={20} />;
  return [
    ...(me === undefined ? [] : [{ value: me, label: t('me'), mark: mark(me) }]),
    { value: NONE, label: t('nobody') },
    ...people.filter(({ id }) => id !== me).map(({ id, name }) => ({ value: id, label: name, mark: mark(id) })),
  ];
}

/** Of the types that are asked for; of all when none is. */
function categoriesOf(meta: ReturnType<typeof useMeta>, type: string | undefined): readonly string[] {
  const asked = wordsOf(type);
  const types = (meta?.ticket_types ?? []).filter((one) => asked.length === 0 || asked.includes(one.type));
  return [...new Set(types.flatMap(({ categories }) => categories))];
}
