/** Where one can go: the navigation, the palette and the keys are made from this list. */
import {
  IconAlarm,
  IconBriefcase,
  IconBuilding,
  IconChartBar,
  IconClockExclamation,
  IconFlag,
  IconListNumbers,
  IconMail,
  IconParking,
  IconRefresh,
  IconSettings,
  IconStack2,
  IconTargetArrow,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { QueueName } from '../../features/queue/queues';
import type { shellWords } from './words';

type Word = keyof (typeof shellWords)['en'];

export interface Place {
  word: Word;
  to: string;
  /** After `g`. */
  key: string;
  Icon: typeof IconMail;
  queue?: QueueName;
}

const queue = (name: QueueName, key: string, Icon: Place['Icon']): Place => ({
  word: name,
  to: `/app/queue/${name}`,
  key,
  Icon,
  queue: name,
});

export const places: readonly { heading: Word; places: readonly Place[] }[] = [
  {
    heading: 'queues',
    places: [
      queue('mine', 'm', IconBriefcase),
      queue('department', 'd', IconBuilding),
      queue('unassigned', 'u', IconUserQuestion),
      queue('at_risk', 'r', IconClockExclamation),
      queue('breached', 'b', IconAlarm),
      queue('all', 'a', IconStack2),
    ],
  },
  { heading: 'work', places: [{ word: 'pipeline', to: '/app/sales', key: 'p', Icon: IconTargetArrow }] },
  {
    heading: 'figures',
    places: [
      { word: 'wall', to: '/app/sla', key: 'w', Icon: IconAlarm },
      { word: 'reports', to: '/app/reports', key: 'f', Icon: IconChartBar },
    ],
  },
  {
    heading: 'operation',
    places: [
      { word: 'mailbox', to: '/app/operations/mailbox', key: 'i', Icon: IconMail },
      { word: 'parked', to: '/app/operations/parked', key: 'k', Icon: IconParking },
      { word: 'projections', to: '/app/operations/projections', key: 'v', Icon: IconRefresh },
      { word: 'numbers', to: '/app/operations/numbers', key: 'n', Icon: IconListNumbers },
      { word: 'configuration', to: '/app/operations/configuration', key: 'c', Icon: IconSettings },
      { word: 'start', to: '/app/start', key: 's', Icon: IconFlag },
    ],
  },
];
