import { Anchor, Badge, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Scrolled } from '../../../ui/scrolled';
import { useFormats } from '../../../words/formats';
import { useWords } from '../../../words/words';
import type { Projection } from '../queries';
import { projectionsWords } from './words';

export function Followers({ items, head }: { items: readonly Projection[]; head: string | null }) {
  const t = useWords(projectionsWords);
  if (items.length === 0) return <Text c="dimmed">{t('no_followers')}</Text>;
  return (
    <>
      <Scrolled className="panel wide-table" label={t('followers')}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <caption className="for-ears">{t('caption')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('service')}</Table.Th>
              <Table.Th>{t('state')}</Table.Th>
              <Table.Th ta="right">{t('behind')}</Table.Th>
              <Table.Th ta="right">{t('parked')}</Table.Th>
              <Table.Th>{t('position')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Follower key={item.consumer} item={item} />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolled>
      {head === null ? null : (
        <Text size="sm" c="dimmed" className="tabular">
          {t('head', { position: head })}
        </Text>
      )}
    </>
  );
}

function Follower({ item }: { item: Projection }) {
  const formats = useFormats();
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550} className="one-line">
        {item.consumer}
      </Table.Th>
      <Table.Td>
        <State item={item} />
      </Table.Td>
      <Table.Td ta="right" className="tabular">
        {formats.number(item.lag)}
      </Table.Td>
      <Table.Td ta="right" className="tabular">
        {item.parked === 0 ? (
          0
        ) : (
          <Anchor component={Link} to="/app/operations/parked">
            {formats.number(item.parked)}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td className="tabular" c="dimmed">
        {item.position ?? '–'}
      </Table.Td>
    </Table.Tr>
  );
}

function State({ item }: { item: Projection }) {
  const t = useWords(projectionsWords);
  if (item.fault !== null)
    return (
      <>
        <Badge color="red" variant="light" tt="none" radius="sm">
          {t('fault')}
        </Badge>
        <Text size="sm" maw={420} style={{ overflowWrap: 'anywhere' }}>
          {item.fault}
        </Text>
      </>
    );
  return (
    <Badge variant="light" color={item.caught_up ? 'green' : 'blue'} tt="none" radius="sm" miw={92}>
      {t(item.caught_up ? 'caught_up' : 'catching_up')}
    </Badge>
  );
}
