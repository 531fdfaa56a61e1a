import { useWords } from '../../../words/words';
import { formWords } from '../words';
import type { TypeName } from './values';

interface TypeChoiceProps {
  types: readonly TypeName[];
  chosen: TypeName | null;
  choose: (type: TypeName) => void;
}

/** The desk's three types in the words of whoever has a question. */
export function TypeChoice({ types, chosen, choose }: TypeChoiceProps) {
  const t = useWords(formWords);
  return (
    <fieldset>
      <legend>{t('kind')}</legend>
      {types.map((type) => (
        <label key={type} className="choice" htmlFor={`type-${type}`}>
          <input type="radio" id={`type-${type}`} name="type" checked={chosen === type} onChange={() => choose(type)} />
          <span className="choice-name">{t(`kind_${type}`)}</span>
          <span className="choice-more">{t(`kind_${type}_more`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
