import { type ChangeAddress, useAddress } from '../../app/address';
import { readSalesSearch, type SalesSearch } from './search';

export const useSalesAddress = (): [SalesSearch, ChangeAddress<SalesSearch>] => useAddress(readSalesSearch);
