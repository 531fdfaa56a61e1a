/** A chart with its title, what it says in a sentence, the same as a table, and as a file. */
import './figure.css';
import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconChartBar, IconDownload, IconTable } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { Scrolled } from './scrolled';
import { defineWords, useWords } from '../words/words';

const words = defineWords(
  {
    table: 'Table',
    chart: 'Chart',
    csv: 'CSV',
    as_table: '{title} as a table',
    as_chart: '{title} as a chart',
    keep: 'Keep {title} as a CSV file',
  },
  {
    table: 'Tabel',
    chart: 'Grafiek',
    csv: 'CSV',
    as_table: '{title} als tabel',
    as_chart: '{title} als grafiek',
    keep: '{title} bewaren als CSV-bestand',
  },
);

export interface Column {
  label: string;
  /** Numbers stand at the right. */
  numeric?: boolean;
}
export interface FigureTable {
  columns: readonly Column[];
  rows: readonly (readonly (string | number)[])[];
}
interface FigureProps {
  title: string;
  /** What the chart shows, to who doesn't see it and who is in a hurry. */
  summary: string;
  table: FigureTable;
  /** Where the same comes as CSV. */
  csv?: string;
  height?: number;
  /** Said in place of a chart that would have nothing in it. */
  empty?: string | undefined;
  /** Between the title and the chart. */
  note?: ReactNode;
  /** Beside the buttons. */
  choice?: ReactNode;
  children: ReactNode;
}

export function Figure({ title, summary, table, csv, height = 260, empty, note, choice, children }: FigureProps) {
  const [asTable, setAsTable] = useState(false);
  const heading = useId();
  return (
    <section className="figure" aria-labelledby={heading}>
      <Stack gap={8}>
        <Group justify="space-between" gap={6}>
          <Title order={2} fz="md" id={heading}>
            {title}
          </Title>
          <Group gap={4}>
            {choice}
            <TableSwitch title={title} asTable={asTable} toggle={() => setAsTable(!asTable)} />
            {csv ? <CsvLink title={title} href={csv} /> : null}
          </Group>
        </Group>
        <Text size="sm" c="dimmed">
          {summary}
        </Text>
        {note}
        {asTable ? <FiguresTable title={title} table={table} height={height} /> : null}
        {!asTable && empty ? <NoChart height={height}>{empty}</NoChart> : null}
        {!asTable && !empty ? (
          <div role="img" aria-label={`${title}. ${summary}`} style={{ minHeight: height }}>
            {children}
          </div>
        ) : null}
      </Stack>
    </section>
  );
}

function TableSwitch({ title, asTable, toggle }: { title: string; asTable: boolean; toggle: () => void }) {
  const t = useWords(words);
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      h={30}
      leftSection={asTable ? <IconChartBar size={15} aria-hidden /> : <IconTable size={15} aria-hidden />}
      aria-label={t(asTable ? 'as_chart' : 'as_table', { title })}
      onClick={toggle}
    >
      {t(asTable ? 'chart' : 'table')}
    </Button>
  );
}

function CsvLink({ title, href }: { title: string; href: string }) {
  const t = useWords(words);
  return (
    <Button
      component="a"
      href={href}
      download
      variant="subtle"
      size="compact-sm"
      h={30}
      leftSection={<IconDownload size={15} aria-hidden />}
      aria-label={t('keep', { title })}
    >
      {t('csv')}
    </Button>
  );
}

function NoChart({ height, children }: { height: number; children: ReactNode }) {
  return (
    <Group justify="center" style={{ minHeight: height }}>
      <Text c="dimmed">{children}</Text>
    </Group>
  );
}

export function FiguresTable({ title, table, height }: { title: string; table: FigureTable; height: number }) {
  return (
    <Scrolled className="figure-table" label={title} style={{ height }}>
      <Table striped stickyHeader fz="sm" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {table.columns.map(({ label, numeric }) => (
              <Table.Th key={label} scope="col" ta={numeric ? 'right' : 'left'}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row, at) => (
            <Table.Tr key={at}>
              {row.map((cell, of) => (
                <Table.Td key={of} className="tabular" ta={table.columns[of]?.numeric ? 'right' : 'left'}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolled>
  );
}
