import { Anchor, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../../words/formats';
import { useLabel } from '../../../words/labels';
import { useWords } from '../../../words/words';
import type { Configuration } from '../queries';
import { configurationWords } from './words';

type Brand = Configuration['business_entities'][number];

export function Brands({ configuration }: { configuration: Configuration }) {
  return (
    <div className="parts">
      {configuration.business_entities.map((brand) => (
        <section key={brand.id} className="panel part">
          <Title order={2} style={{ overflowWrap: 'anywhere' }}>
            {brand.name}
          </Title>
          <Facts brand={brand} />
          <Inboxes brand={brand} />
        </section>
      ))}
      <Limits configuration={configuration} />
    </div>
  );
}

function Facts({ brand }: { brand: Brand }) {
  const t = useWords(configurationWords);
  const form = `/help/${brand.slug}`;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('domain'), brand.domain],
    [t('language'), t(brand.language)],
    [t('zone'), brand.time_zone],
    [
      t('form'),
      <Anchor key="form" href={form} size="sm">
        {form}
      </Anchor>,
    ],
  ];
  return (
    <dl className="levels">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Inboxes({ brand }: { brand: Brand }) {
  const t = useWords(configurationWords);
  const label = useLabel();
  return (
    <Table verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('inbox')}</Table.Th>
          <Table.Th>{t('address')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {brand.inboxes.map(({ department, address }) => (
          <Table.Tr key={department ?? ''}>
            <Table.Td>{department === null ? t('general') : label(department)}</Table.Td>
            <Table.Td style={{ overflowWrap: 'break-word' }}>{address}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Limits({ configuration: { notifications, public_forms } }: { configuration: Configuration }) {
  const t = useWords(configurationWords);
  const formats = useFormats();
  return (
    <section className="panel part">
      <Title order={2}>{t('limits')}</Title>
      <Stack gap={6} fz="sm">
        <Text inherit>{t(notifications.acknowledge_customer ? 'acknowledged' : 'not_acknowledged')}</Text>
        <Text inherit>{t('mails', { count: formats.number(notifications.customer_mails_per_hour) })}</Text>
        <Text inherit>{t('forms', { count: formats.number(public_forms.messages_per_hour) })}</Text>
      </Stack>
    </section>
  );
}
