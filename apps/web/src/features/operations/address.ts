import { useAddress as useAddressAs } from '../../app/address';

type Kept = Readonly<Record<string, string | undefined>>;
export interface Address {
  of: (name: string) => string | null;
  /** @param isStep whether Back leads to what was there before */
  change: (values: Kept, isStep?: boolean) => void;
}

/** The router reads what looks like a number as one. */
const readWords = (search: Record<string, unknown>): Kept =>
  Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );

export function useAddress(): Address {
  const [search, change] = useAddressAs(readWords);
  return { of: (name) => search[name] ?? null, change };
}
