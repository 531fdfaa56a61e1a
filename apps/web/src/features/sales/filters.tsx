import { Button, Collapse, Group, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useMe, usePeople } from '../../api/people';
import { useMeta } from '../../api/queries';
import { DayField } from '../../ui/day-field';
import { useWords } from '../../words/words';
import { useSalesAddress } from './address';
import { salesWords } from './words';

/** In a row where there is room; behind a button that says how many there are where there is not. */
export function Filters() {
  const t = useWords(salesWords);
  const [opened, { toggle }] = useDisclosure();
  const [search] = useSalesAddress();
  const count = [search.assignee, search.entity, search.from, search.to].filter(Boolean).length;
  return (
    <>
      <Group gap="xs" align="flex-start" visibleFrom="md">
        <Fields />
      </Group>
      <div className="sales-narrow-filters">
        <Button
          fullWidth
          h={40}
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          aria-expanded={opened}
          onClick={toggle}
        >
          {count > 0 ? `${t('filters')} (${count})` : t('filters')}
        </Button>
        <Collapse expanded={opened}>
          <Group gap="xs" pt="xs" grow preventGrowOverflow={false}>
            <Fields />
          </Group>
        </Collapse>
      </div>
    </>
  );
}

function Fields() {
  const t = useWords(salesWords);
  const [search, change] = useSalesAddress();
  return (
    <>
      <Assignee />
      <Brand />
      {(['from', 'to'] as const).map((end) => (
        <DayField
          key={end}
          name={t(end === 'from' ? 'opened_from' : 'opened_to')}
          word={t(end === 'from' ? 'from_word' : 'to_word')}
          day={search[end]}
          notBefore={end === 'to' ? search.from : undefined}
          change={(day) => change({ [end]: day })}
        />
      ))}
    </>
  );
}

function Assignee() {
  const t = useWords(salesWords);
  const [{ assignee }, change] = useSalesAddress();
  const me = useMe()?.actor.id;
  const people = usePeople();
  const known = people.map(({ id, name }) => ({ value: id, label: id === me ? `${name} (${t('me')})` : name }));
  const stranger = assignee && assignee !== 'none' && !people.some(({ id }) => id === assignee) ? [assignee] : [];
  return (
    <Select
      size="sm"
      w={190}
      aria-label={t('assignee')}
      placeholder={t('everybody')}
      data={[{ value: 'none', label: t('nobody') }, ...known, ...stranger]}
      value={assignee ?? null}
      onChange={(value) => change({ assignee: value ?? undefined })}
      clearable
      searchable
      comboboxProps={{ width: 260, position: 'bottom-start' }}
    />
  );
}

function Brand() {
  const t = useWords(salesWords);
  const [{ entity }, change] = useSalesAddress();
  const brands = useMeta()?.business_entities ?? [];
  if (brands.length < 2 && !entity) return null;
  return (
    <Select
      size="sm"
      w={170}
      aria-label={t('brand')}
      placeholder={t('all_brands')}
      data={brands.map(({ slug, name }) => ({ value: slug, label: name }))}
      value={entity ?? null}
      onChange={(value) => change({ entity: value ?? undefined })}
      clearable
    />
  );
}
