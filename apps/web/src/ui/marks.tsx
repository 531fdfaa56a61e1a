/** Status, priority, type and person: small, the same everywhere, never by colour alone. */
import { Avatar, Badge, Group, Text, ThemeIcon } from '@mantine/core';
import {
  IconArrowUp,
  IconChevronsUp,
  IconHelpCircle,
  IconHeadset,
  IconMinus,
  IconArrowDown,
  IconCoinEuro,
} from '@tabler/icons-react';
import { useNow } from '../app/now';
import type { Priority, Status, TicketType } from '../api/types';
import { usePersonName } from '../api/people';
import { useFormats } from '../words/formats';
import { useLabel } from '../words/labels';
import { useWords } from '../words/words';
import { hint } from './hint';
import { uiWords } from './words';

const statusColors: Record<Status, string> = {
  new: 'blue',
  open: 'petrol',
  pending: 'yellow',
  resolved: 'green',
  closed: 'gray',
  cancelled: 'gray',
};

export function StatusBadge({ status }: { status: Status }) {
  const label = useLabel();
  return (
    <Badge variant="light" color={statusColors[status]} radius="sm" tt="none" fw={550} className={`status-${status}`}>
      {label(status)}
    </Badge>
  );
}

const priorities: Record<Priority, { Icon: typeof IconMinus; color: string }> = {
  low: { Icon: IconArrowDown, color: 'var(--mantine-color-dimmed)' },
  normal: { Icon: IconMinus, color: 'var(--mantine-color-dimmed)' },
  high: { Icon: IconArrowUp, color: 'var(--desk-soon)' },
  urgent: { Icon: IconChevronsUp, color: 'var(--desk-late)' },
};

/** @param named with its word beside the sign */
export function PriorityMark({ priority, named = false }: { priority: Priority; named?: boolean }) {
  const label = useLabel();
  const { Icon, color } = priorities[priority];
  if (!named)
    return (
      <span {...hint(label(priority))} style={{ display: 'inline-flex' }}>
        <Icon size={16} color={color} role="img" aria-label={label(priority)} />
      </span>
    );
  return (
    <Group gap={4} wrap="nowrap">
      <Icon size={16} color={color} aria-hidden />
      <Text size="sm" span>
        {label(priority)}
      </Text>
    </Group>
  );
}

const types: Record<TicketType, { Icon: typeof IconMinus; color: string }> = {
  support: { Icon: IconHeadset, color: 'petrol' },
  sales: { Icon: IconCoinEuro, color: 'grape' },
  inquiry: { Icon: IconHelpCircle, color: 'gray' },
};

export function TypeMark({ type, size = 22 }: { type: TicketType; size?: number }) {
  const label = useLabel();
  const { Icon, color } = types[type];
  return (
    <ThemeIcon variant="light" color={color} size={size} radius="sm" role="img" aria-label={label(type)} {...hint(label(type))}>
      <Icon size={size * 0.68} aria-hidden />
    </ThemeIcon>
  );
}

interface FaceProps {
  name: string | undefined;
  size: number;
  /** Where the name stands beside it. */
  hidden?: boolean;
}

/** A colour of one's own behind letters that are read on any. */
export function Face({ name, size, hidden = false }: FaceProps) {
  return (
    <Avatar
      size={size}
      radius="xl"
      name={name}
      color="initials"
      alt=""
      aria-hidden={hidden}
      styles={{ placeholder: { color: 'var(--mantine-color-text)' } }}
    />
  );
}

/** @param id what `assigned_to` holds: an e-mail address, or a name */
export function Person({ id, named = true, size = 22 }: { id: string | null; named?: boolean; size?: number }) {
  const t = useWords(uiWords);
  const name = usePersonName()(id) ?? t('nobody');
  const face = <Face size={size} name={id === null ? undefined : name} hidden={named} />;
  if (!named) return <span {...hint(name)}>{face}</span>;
  return (
    <Group gap={6} wrap="nowrap" style={{ minWidth: 0 }}>
      {face}
      <Text size="sm" truncate c={id === null ? 'dimmed' : undefined} span>
        {name}
      </Text>
    </Group>
  );
}

/** When something was, in words that stay true; the instant itself on hover. */
export function Ago({ at }: { at: string }) {
  const now = useNow(30);
  const formats = useFormats();
  return (
    <time dateTime={at} {...hint(formats.instant(at))}>
      {formats.ago(at, now)}
    </time>
  );
}
