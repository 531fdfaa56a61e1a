import { defineWords } from '../../words/words';

export const conflictWords = defineWords(
  {
    title: 'Somebody changed this meanwhile',
    theirs: 'Since you began:',
    mine: 'What you were about to set:',
    nothing_lost: 'Nothing was overwritten.',
    keep_theirs: 'Keep theirs',
    mine_anyway: 'Mine anyway',
  },
  {
    title: 'Iemand heeft dit intussen gewijzigd',
    theirs: 'Sinds je begon:',
    mine: 'Wat jij wilde instellen:',
    nothing_lost: 'Er is niets overschreven.',
    keep_theirs: 'Hun wijziging houden',
    mine_anyway: 'Toch de mijne',
  },
);
