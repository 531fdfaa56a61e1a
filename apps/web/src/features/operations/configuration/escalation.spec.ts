import { translate } from '../../../words/words';
import { escalationInWords } from './escalation';
import { configurationWords } from './words';

const label = (word: string) => word.toUpperCase();
const said = (language: 'en' | 'nl', level: Partial<Parameters<typeof escalationInWords>[0]>) =>
  escalationInWords(
    { at_percent: 80, notify: [], raise_priority: 0, assign_department: null, ...level },
    { t: translate(configurationWords, language), label, language },
  );

describe('an escalation reads', () => {
  it('as who is told and what changes', () => {
    expect(said('en', { notify: ['assignee', 'department'] })).toBe('The assignee and the department are told.');
    expect(said('en', { notify: ['management'], raise_priority: 1 })).toBe('Management is told and the priority rises one step.');
    expect(said('en', { notify: ['department', 'management'], raise_priority: 2, assign_department: 'management' })).toBe(
      'The department and management are told, the priority rises 2 steps, and it goes to MANAGEMENT.',
    );
  });

  it('in Dutch, too', () =>
    expect(said('nl', { notify: ['department', 'management'], raise_priority: 1 })).toBe(
      'De afdeling en de directie krijgen bericht en de prioriteit stijgt één stap.',
    ));

  it('as a record where it does nothing else', () => expect(said('en', {})).toBe('It is recorded.'));
});
