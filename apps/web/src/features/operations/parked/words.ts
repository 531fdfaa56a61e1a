import { defineWords } from '../../../words/words';

export const parkedWords = defineWords(
  {
    title: 'Parked work',
    intro:
      'When the work of a service on one ticket fails again and again, that ticket waits here; all others go on. Mend the cause, then try again.',
    none: 'Nothing is parked',
    none_more: 'Every service is done with what came to it, or on its way.',
    caption: 'Parked work, one line for each ticket and service',
    service: 'Service',
    ticket: 'Ticket',
    attempts: 'Attempts',
    waiting: 'Waiting behind it',
    since: 'Since',
    retry: 'Try again',
    retry_one: 'Try again: {ticket} of {service}',
    retry_all: 'Try all again',
    finished_one: 'Done: {count} event went through.',
    finished_other: 'Done: {count} events went through.',
    still: 'It failed again: {error}',
  },
  {
    title: 'Geparkeerd werk',
    intro:
      'Als het werk van een dienst aan één ticket telkens mislukt, wacht dat ticket hier; alle andere gaan door. Herstel de oorzaak en probeer het dan opnieuw.',
    none: 'Er is niets geparkeerd',
    none_more: 'Elke dienst is klaar met wat er kwam, of is ermee bezig.',
    caption: 'Geparkeerd werk, een regel voor elk ticket en elke dienst',
    service: 'Dienst',
    ticket: 'Ticket',
    attempts: 'Pogingen',
    waiting: 'Wacht erachter',
    since: 'Sinds',
    retry: 'Opnieuw proberen',
    retry_one: 'Opnieuw proberen: {ticket} van {service}',
    retry_all: 'Alles opnieuw proberen',
    finished_one: 'Klaar: {count} gebeurtenis ging door.',
    finished_other: 'Klaar: {count} gebeurtenissen gingen door.',
    still: 'Het mislukte weer: {error}',
  },
);
