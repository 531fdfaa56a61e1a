import { Badge, Button, NavLink, ScrollArea, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { SavedViewLinks } from '../../features/queue/saved-views';
import { usePrefetchQueue } from '../../features/queue/use-prefetch';
import { type Place, places } from './places';
import { useQueueCounts } from './queue-counts';
import { shellWords } from './words';

export function Navigation({ close }: { close: () => void }) {
  const t = useWords(shellWords);
  return (
    <>
      <Button component={Link} to="/app/new" leftSection={<IconPlus size={16} aria-hidden />} fullWidth mb="sm" onClick={close}>
        {t('new_ticket')}
      </Button>
      <ScrollArea flex={1} mx={-8} type="auto" offsetScrollbars="y" viewportProps={{ tabIndex: -1 }}>
        <Stack gap={0} px={8}>
          {places.map(({ heading, places: here }) => (
            <section key={heading} aria-label={t(heading)}>
              <Text size="xs" fw={600} c="dimmed" px={10} pt="sm" pb={2}>
                {t(heading)}
              </Text>
              {here.map((place) => (
                <PlaceLink key={place.to} place={place} close={close} />
              ))}
              {heading === 'queues' ? <SavedViewLinks close={close} /> : null}
            </section>
          ))}
        </Stack>
      </ScrollArea>
    </>
  );
}

function PlaceLink({ place: { to, word, Icon, queue }, close }: { place: Place; close: () => void }) {
  const t = useWords(shellWords);
  const prefetch = usePrefetchQueue();
  const active = useRouterState({ select: ({ location }) => location.pathname.startsWith(to) && !('view' in location.search) });
  return (
    <NavLink
      component={Link}
      to={to}
      label={t(word)}
      active={active}
      aria-current={active ? 'page' : undefined}
      onClick={close}
      onMouseEnter={() => queue && prefetch(queue)}
      onFocus={() => queue && prefetch(queue)}
      leftSection={<Icon size={17} stroke={1.7} aria-hidden />}
      rightSection={queue ? <Count queue={queue} /> : undefined}
      py={5}
      style={{ borderRadius: 8 }}
    />
  );
}

const alarming = new Set<string>(['at_risk', 'breached']);

function Count({ queue }: { queue: NonNullable<Place['queue']> }) {
  const count = useQueueCounts()?.[queue];
  const formats = useFormats();
  if (count === undefined) return null;
  const warns = alarming.has(queue) && count > 0;
  return (
    <Badge
      variant={warns ? 'light' : 'transparent'}
      color={warns ? 'red' : 'gray'}
      size="sm"
      className="tabular"
      c={warns ? undefined : 'dimmed'}
    >
      {formats.number(count)}
    </Badge>
  );
}
