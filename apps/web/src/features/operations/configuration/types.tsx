import { Group, Table, Text, Title } from '@mantine/core';
import { useNow } from '../../../app/now';
import { TypeMark } from '../../../ui/marks';
import { useLabel } from '../../../words/labels';
import { useWords } from '../../../words/words';
import type { Configuration } from '../queries';
import { configurationWords } from './words';

type TicketTypes = Configuration['ticket_types'];

/** The three kinds of ticket: how they are numbered, which rules they follow, where they go. */
export function Types({ configuration }: { configuration: Configuration }) {
  const t = useWords(configurationWords);
  const label = useLabel();
  const year = new Date(useNow(3_600)).getFullYear();
  return (
    <div className="parts">
      {configuration.ticket_types.map((one) => (
        <section key={one.type} className="panel part">
          <Group gap="xs">
            <TypeMark type={one.type} />
            <Title order={2}>{label(one.type)}</Title>
          </Group>
          <Text size="sm" className="tabular">
            {t('numbered', { example: `${one.number_prefix}-${year}-00001` })}
          </Text>
          <Text size="sm">
            {t('workflow')}: {one.workflow} · {t('promise')}: {one.policy}
          </Text>
          <Routing categories={one.categories} />
        </section>
      ))}
    </div>
  );
}

function Routing({ categories }: { categories: TicketTypes[number]['categories'] }) {
  const t = useWords(configurationWords);
  const label = useLabel();
  return (
    <Table verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('category')}</Table.Th>
          <Table.Th>{t('goes_to')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {categories.map(({ category, department }) => (
          <Table.Tr key={category}>
            <Table.Td>{label(category)}</Table.Td>
            <Table.Td c={department === null ? 'dimmed' : undefined}>
              {department === null ? t('no_department') : label(department)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
