import './start.css';
import { Badge, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { desk } from '../../api/client';
import { usePeople } from '../../api/people';
import { ticketKeys, useMeta } from '../../api/queries';
import { Page } from '../../ui/page';
import { useWords } from '../../words/words';
import { DemoMonth } from './demo';
import { Step } from './step';
import { countDone, type Steps, stepsOf } from './steps';
import { demoQuery } from './use-demo';
import { startWords } from './words';
import { Yours } from './yours';

/** An empty desk explains itself. */
export function StartPage() {
  const t = useWords(startWords);
  const people = usePeople().length;
  const brands = (useMeta()?.business_entities ?? []).filter(({ demo }) => !demo);
  const { data: all } = useQuery(allQuery);
  const { data: demo } = useQuery(demoQuery);
  const steps = stepsOf({ tickets: all?.total ?? 0, demoTickets: demo?.tickets ?? 0, brands, people });
  return (
    <Page
      title={t('title')}
      beside={
        <Badge variant="default" tt="none" radius="sm">
          {t('progress', { done: countDone(steps) })}
        </Badge>
      }
    >
      <Text c="dimmed" size="sm" mt={-8}>
        {t('intro')}
      </Text>
      <ol className="steps">
        <Step number={1} title={t('first')} isDone={steps.first}>
          <FirstTicket steps={steps} />
        </Step>
        <Step number={2} title={t('try')} isDone={steps.try}>
          <Text size="sm">{t('try_more')}</Text>
          <DemoMonth />
        </Step>
        <Step number={3} title={t('yours')} isDone={steps.yours}>
          <Yours steps={steps} people={people} brands={brands} />
        </Step>
      </ol>
    </Page>
  );
}

const allQuery = {
  queryKey: [...ticketKeys.all, 'count'],
  queryFn: ({ signal }: { signal: AbortSignal }) => desk.get('/tickets', { params: { query: { limit: 1 } }, signal }),
};

function FirstTicket({ steps }: { steps: Steps }) {
  const t = useWords(startWords);
  return (
    <>
      <Text size="sm">{t('first_1')}</Text>
      <Text size="sm">{t('first_2')}</Text>
      <Group gap="md" mih={36}>
        <Button component={Link} to="/app/new" variant={steps.first ? 'default' : 'filled'}>
          {t('open_ticket')}
        </Button>
        {steps.first ? <Text size="sm">{t('tickets', { count: steps.ownTickets })}</Text> : null}
      </Group>
    </>
  );
}
