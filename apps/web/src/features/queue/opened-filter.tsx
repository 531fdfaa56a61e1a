import { Popover, Stack, UnstyledButton } from '@mantine/core';
import { DayInput } from '../../ui/day-field';
import { useWords } from '../../words/words';
import { ChipFrame, type ChipProps } from './filter-bar';
import { withFilter } from './search';
import { queueWords } from './words';

/** Two days, each of which may be left open. */
export function OpenedFilter({ search, setSearch, kind: { label, text }, open, setOpen }: ChipProps) {
  const t = useWords(queueWords);
  const isOpen = open === 'from';
  const day = (name: 'from' | 'to', title: string) => (
    <DayInput
      label={title}
      day={search[name]}
      notBefore={name === 'to' ? search.from : undefined}
      data-autofocus={name === 'from' || undefined}
      change={(chosen) => setSearch(withFilter(search, name, chosen))}
    />
  );
  const clear = () => setSearch(withFilter(withFilter(search, 'from', undefined), 'to', undefined));
  return (
    <ChipFrame label={label} remove={text === null ? undefined : clear}>
      <Popover
        opened={isOpen}
        onChange={(opened) => setOpen(opened ? 'from' : null)}
        position="bottom-start"
        shadow="md"
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <UnstyledButton className="queue-chip-text" onClick={() => setOpen(isOpen ? null : 'from')}>
            <span className="queue-chip-name">{label}</span> {text ?? '…'}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={label}>
          <Stack gap="xs">
            {day('from', t('opened_from'))}
            {day('to', t('opened_to'))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </ChipFrame>
  );
}
