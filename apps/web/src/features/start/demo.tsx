import { Alert, Anchor, Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Failure } from '../../ui/page';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { type Demo, isBusy, useDemo } from './use-demo';
import { startWords } from './words';

/** Loads the demo month and removes it again; each state as high as the others, so that nothing below it moves. */
export function DemoMonth() {
  const t = useWords(startWords);
  const { demo, error, load, remove, isAsking } = useDemo();
  if (!demo) return <div className="demo">{error === null ? null : <Failure error={error} />}</div>;
  return (
    <div className="demo">
      {demo.error === null ? null : (
        <Alert color="red" variant="light" role="alert">
          {t('broke_off', { error: demo.error })}
        </Alert>
      )}
      {isBusy(demo) ? <Working demo={demo} goOn={demo.state === 'loading' ? load : remove} isAsking={isAsking} /> : null}
      {demo.state === 'absent' ? (
        <Group>
          <Button loading={isAsking} onClick={() => load()}>
            {t('load')}
          </Button>
        </Group>
      ) : null}
      {demo.state === 'loaded' ? <Loaded demo={demo} remove={remove} isAsking={isAsking} /> : null}
    </div>
  );
}

function Working({ demo, goOn, isAsking }: { demo: Demo; goOn: () => void; isAsking: boolean }) {
  const t = useWords(startWords);
  const formats = useFormats();
  const label = t(demo.state === 'removing' ? 'removing' : 'loading');
  const known = demo.total > 0;
  if (demo.error !== null)
    return (
      <Group>
        <Button variant="default" loading={isAsking} onClick={goOn}>
          {t('go_on')}
        </Button>
      </Group>
    );
  return (
    <Stack gap={6} maw={480}>
      <Text size="sm" className="tabular">
        {label}
        {known ? ` · ${t('done_of', { done: formats.number(demo.done), total: formats.number(demo.total) })}` : ''}
      </Text>
      <Progress
        value={known ? (demo.done / demo.total) * 100 : 100}
        animated={!known}
        striped={!known}
        aria-label={label}
        transitionDuration={200}
      />
    </Stack>
  );
}

const sights = [
  ['see_queue', '/app/queue/all'],
  ['see_pipeline', '/app/sales'],
  ['see_wall', '/app/sla'],
  ['see_reports', '/app/reports'],
] as const;

function Loaded({ demo, remove, isAsking }: { demo: Demo; remove: () => void; isAsking: boolean }) {
  const t = useWords(startWords);
  const [asked, { open, close }] = useDisclosure();
  return (
    <>
      <Text size="sm">{t('loaded', { count: demo.tickets })}</Text>
      <Group gap="md">
        <Text size="sm" c="dimmed">
          {t('look_at')}
        </Text>
        {sights.map(([word, to]) => (
          <Anchor key={to} component={Link} to={to} size="sm" py={4}>
            {t(word)}
          </Anchor>
        ))}
      </Group>
      <Group>
        <Button variant="default" loading={isAsking} onClick={open}>
          {t('remove')}
        </Button>
      </Group>
      <Modal opened={asked} onClose={close} title={t('remove_title')} centered>
        <Stack>
          <Text size="sm">{t('remove_more')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {t('keep')}
            </Button>
            <Button color="red" onClick={() => (close(), remove())}>
              {t('remove')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
