import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useFormats } from '../../../words/formats';
import { useWords } from '../../../words/words';
import type { Rebuild } from '../queries';
import { percentOf, secondsOf } from './progress';
import { projectionsWords, views } from './words';

interface RebuildsProps {
  rebuild: Rebuild | undefined;
  start: (view: string) => void;
  isStarting: boolean;
}

/** Each view with its button, and how far the one that is made anew is. */
export function Rebuilds({ rebuild, start, isStarting }: RebuildsProps) {
  const t = useWords(projectionsWords);
  const isBusy = isStarting || rebuild?.state === 'running';
  return (
    <div className="panel">
      <ul className="views">
        {views.map((view) => (
          <li key={view}>
            <div>
              <Text fw={550}>{t(`view_${view}`)}</Text>
              <Text size="sm" c="dimmed">
                {t(`view_${view}_more`)}
              </Text>
            </div>
            <Button
              variant="default"
              disabled={isBusy}
              onClick={() => start(view)}
              aria-label={t('rebuild_view', { view: t(`view_${view}`) })}
            >
              {t('rebuild')}
            </Button>
          </li>
        ))}
      </ul>
      <Group justify="space-between" p="md" gap="md">
        <Standing rebuild={rebuild} />
        <Button disabled={isBusy} onClick={() => start('all')}>
          {t('rebuild_all')}
        </Button>
      </Group>
    </div>
  );
}

/** As high whatever it says, so that the button beside it stays where it is. */
function Standing({ rebuild }: { rebuild: Rebuild | undefined }) {
  const t = useWords(projectionsWords);
  return (
    <Stack gap={6} flex="1 1 280px" mih={56} justify="center">
      {rebuild?.state === 'running' ? <Running rebuild={rebuild} /> : null}
      <div role="status">{rebuild && rebuild.state !== 'running' ? <Outcome rebuild={rebuild} /> : null}</div>
      {rebuild?.state === 'running' ? (
        <Text size="sm" c="dimmed">
          {t('one_at_a_time')}
        </Text>
      ) : null}
    </Stack>
  );
}

const nameOf = (view: string | null) => (views.find((one) => one === view) ? (`view_${view}` as 'view_tickets') : 'view_all');

function Running({ rebuild }: { rebuild: Rebuild }) {
  const t = useWords(projectionsWords);
  const formats = useFormats();
  const percent = percentOf(rebuild);
  const done = formats.number(rebuild.events_done);
  const label = t('running', { view: t(nameOf(rebuild.view)) });
  const total = rebuild.events_total;
  return (
    <>
      <Text size="sm" fw={550} className="tabular">
        {label} · {total === null ? t('progress_only', { done }) : t('progress', { done, total: formats.number(total) })}
      </Text>
      <Progress value={percent ?? 100} animated={percent === null} striped={percent === null} aria-label={label} />
    </>
  );
}

function Outcome({ rebuild }: { rebuild: Rebuild }) {
  const t = useWords(projectionsWords);
  const formats = useFormats();
  if (rebuild.state === 'idle')
    return (
      <Text size="sm" c="dimmed">
        {t('idle')}
      </Text>
    );
  if (rebuild.error !== null)
    return (
      <Alert color={rebuild.state === 'failed' ? 'red' : 'yellow'} variant="light">
        {t(rebuild.state === 'failed' ? 'failed' : 'with_faults', { error: rebuild.error })}
      </Alert>
    );
  const values = { done: formats.number(rebuild.events_done), span: formats.span(secondsOf(rebuild)) };
  return <Text size="sm">{t('done', { ...values, view: t(nameOf(rebuild.view)) })}</Text>;
}
