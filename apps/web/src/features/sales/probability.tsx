import { Button, Group, NumberInput, Popover, UnstyledButton } from '@mantine/core';
import { useContext, useState } from 'react';
import type { ListedTicket } from '../../api/types';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { BoardContext } from './board-context';
import { salesWords } from './words';

/** Says it, and changes it on a press. */
export function Probability({ ticket }: { ticket: ListedTicket }) {
  const t = useWords(salesWords);
  const formats = useFormats();
  const [opened, setOpened] = useState(false);
  const { conversion_probability: percent } = ticket;
  const words = percent === null ? t('probability_unknown') : formats.percent(percent / 100);
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="bottom-end" withArrow shadow="md">
      <Popover.Target>
        <UnstyledButton
          className="sales-probability tabular"
          aria-label={t('probability_of', { subject: ticket.subject, percent: words })}
          onClick={() => setOpened(!opened)}
        >
          {percent === null ? '– %' : words}
        </UnstyledButton>
      </Popover.Target>
      {/* The card under it must not take the mouse for its own. */}
      <Popover.Dropdown onMouseDown={(event) => event.stopPropagation()} onTouchStart={(event) => event.stopPropagation()}>
        <ProbabilityForm ticket={ticket} close={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ProbabilityForm({ ticket, close }: { ticket: ListedTicket; close: () => void }) {
  const t = useWords(salesWords);
  const { acts } = useContext(BoardContext);
  const [value, setValue] = useState<number | string>(ticket.conversion_probability ?? '');
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    if (typeof value !== 'number') return;
    close();
    if (value !== ticket.conversion_probability) void acts.setProbability(ticket, value);
  };
  return (
    <form onSubmit={save}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <NumberInput
          data-autofocus
          label={t('percent')}
          value={value}
          onChange={setValue}
          min={0}
          max={100}
          step={5}
          allowDecimal={false}
          clampBehavior="strict"
          w={190}
        />
        <Button type="submit">{t('save')}</Button>
      </Group>
    </form>
  );
}
