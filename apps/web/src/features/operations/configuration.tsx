import './operations.css';
import { Code, Skeleton, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failure, Page } from '../../ui/page';
import { useWords } from '../../words/words';
import { useAddress } from './address';
import { Brands } from './configuration/brands';
import { Calendars } from './configuration/calendars';
import { Promises } from './configuration/promises';
import { Types } from './configuration/types';
import { configurationWords } from './configuration/words';
import { Workflows } from './configuration/workflows';
import { type Configuration, configurationQuery } from './queries';

const parts = { workflows: Workflows, promises: Promises, calendars: Calendars, types: Types, brands: Brands };
type Part = keyof typeof parts;
const names = Object.keys(parts) as Part[];

/** What desk.yaml says, for people. */
export function ConfigurationPage() {
  const t = useWords(configurationWords);
  const { data, error, refetch } = useQuery(configurationQuery);
  const [before, after] = t('read_only').split('{file}');
  return (
    <Page title={t('title')}>
      <Text c="dimmed" size="sm" mt={-8} maw={760}>
        {before}
        <Code>desk.yaml</Code>
        {after}
      </Text>
      {data ? (
        <Parts configuration={data} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton height={480} />
      )}
    </Page>
  );
}

function Parts({ configuration }: { configuration: Configuration }) {
  const t = useWords(configurationWords);
  const address = useAddress();
  const part = names.find((name) => name === address.of('part')) ?? 'workflows';
  return (
    <Tabs value={part} onChange={(value) => address.change({ part: value ?? undefined })} keepMounted={false}>
      <Tabs.List className="inbox-tabs" aria-label={t('parts')}>
        {names.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`part_${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {names.map((name) => {
        const Shown = parts[name];
        return (
          <Tabs.Panel key={name} value={name} pt="md">
            <Shown configuration={configuration} />
          </Tabs.Panel>
        );
      })}
    </Tabs>
  );
}
