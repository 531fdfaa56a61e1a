import { Group, Stack, Table, Text, Title } from '@mantine/core';
import { useLabel } from '../../../words/labels';
import { useWords } from '../../../words/words';
import type { Configuration } from '../queries';
import { Diagram } from './diagram';
import type { Move } from './diagram-layout';
import { UsedBy } from './used-by';
import { configurationWords } from './words';

export function Workflows({ configuration }: { configuration: Configuration }) {
  const t = useWords(configurationWords);
  return (
    <Stack gap="md">
      {configuration.workflows.map(({ name, transitions }) => (
        <section key={name} className="panel part">
          <Group justify="space-between" gap="xs">
            <Title order={2}>{name}</Title>
            <UsedBy types={configuration.ticket_types.filter(({ workflow }) => workflow === name)} />
          </Group>
          <Diagram name={name} moves={transitions} />
          <Legend />
          <details>
            <summary>{t('as_table')}</summary>
            <Moves moves={transitions} />
          </details>
        </section>
      ))}
      <Text size="sm" c="dimmed" maw={760}>
        {t('by_themselves')}
      </Text>
    </Stack>
  );
}

function Legend() {
  const t = useWords(configurationWords);
  return (
    <Group gap="lg" fz="sm" c="dimmed" aria-hidden>
      <span className="legend">
        <svg width="34" height="10">
          <path d="M0 5 H34" className="diagram-move" />
        </svg>
        {t('specified')}
      </span>
      <span className="legend">
        <svg width="34" height="10">
          <path d="M0 5 H34" className="diagram-move diagram-addition" />
        </svg>
        {t('addition')}
      </span>
    </Group>
  );
}

function Moves({ moves }: { moves: readonly Move[] }) {
  const t = useWords(configurationWords);
  const label = useLabel();
  return (
    <Table verticalSpacing={6} maw={560} mt="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('from')}</Table.Th>
          <Table.Th>{t('to')}</Table.Th>
          <Table.Th>{t('kind')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {moves.map(({ from, to, addition }) => (
          <Table.Tr key={`${from} ${to}`}>
            <Table.Td>{label(from)}</Table.Td>
            <Table.Td>{label(to)}</Table.Td>
            <Table.Td c="dimmed">{t(addition ? 'addition' : 'specified')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
