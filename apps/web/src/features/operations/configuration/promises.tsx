import { Group, Stack, Table, Text, Title } from '@mantine/core';
import { PriorityMark } from '../../../ui/marks';
import { useLabel } from '../../../words/labels';
import { useLanguage } from '../../../words/language';
import { useWords } from '../../../words/words';
import type { Configuration } from '../queries';
import { escalationInWords } from './escalation';
import { UsedBy } from './used-by';
import { configurationWords } from './words';

type Policy = Configuration['policies'][number];

/** How soon customers are answered and helped, and what happens when they are not. */
export function Promises({ configuration }: { configuration: Configuration }) {
  return (
    <div className="parts">
      {configuration.policies.map((policy) => (
        <section key={policy.name} className="panel part">
          <Group justify="space-between" gap="xs">
            <Title order={2}>{policy.name}</Title>
            <UsedBy types={configuration.ticket_types.filter((type) => type.policy === policy.name)} />
          </Group>
          <Targets policy={policy} />
          <Clock policy={policy} />
          <Escalation policy={policy} />
        </section>
      ))}
    </div>
  );
}

function Targets({ policy }: { policy: Policy }) {
  const t = useWords(configurationWords);
  return (
    <Table verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('priority')}</Table.Th>
          <Table.Th ta="right">{t('response')}</Table.Th>
          <Table.Th ta="right">{t('resolution')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {policy.targets.map(({ priority, response_hours, resolution_hours }) => (
          <Table.Tr key={priority}>
            <Table.Td>
              <PriorityMark priority={priority} named />
            </Table.Td>
            <Table.Td ta="right" className="tabular">
              {t('hours', { count: response_hours })}
            </Table.Td>
            <Table.Td ta="right" className="tabular">
              {t('hours', { count: resolution_hours })}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Clock({ policy }: { policy: Policy }) {
  const t = useWords(configurationWords);
  const label = useLabel();
  const { language } = useLanguage();
  const statuses = new Intl.ListFormat(language).format(policy.pauses_in.map(label));
  return (
    <Text size="sm">
      {t('counted_in', { calendar: policy.calendar })}{' '}
      {policy.pauses_in.length === 0 ? t('pauses_never') : t('pauses', { statuses })}
    </Text>
  );
}

function Escalation({ policy }: { policy: Policy }) {
  const t = useWords(configurationWords);
  const label = useLabel();
  const { language } = useLanguage();
  return (
    <Stack gap={6}>
      <Title order={3}>{t('escalation')}</Title>
      {policy.escalation.length === 0 ? <Text size="sm">{t('no_escalation')}</Text> : null}
      <dl className="levels">
        {policy.escalation.map((level) => (
          <div key={level.at_percent}>
            <dt className="tabular">{t('at', { percent: level.at_percent })}</dt>
            <dd>{escalationInWords(level, { t, label, language })}</dd>
          </div>
        ))}
      </dl>
    </Stack>
  );
}
