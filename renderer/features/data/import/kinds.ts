/** The kinds that targets can be imported as: the county's own, or those that every new county starts with. */
import { DEFAULT_KINDS, type Kind } from '../../../../shared/domain/kind.ts';

export const kindsOf = (kinds: readonly Kind[]): readonly Kind[] => (kinds.length > 0 ? kinds : DEFAULT_KINDS);
