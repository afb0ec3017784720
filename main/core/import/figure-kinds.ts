/**
 * Kinds for the figures of a ledger, chosen so that every sum adds like to like: each item (水池, 路基) is a kind of its own;
 * where a ledger has very many different items they are single projects, and their sector is the kind.
 */
import type { Kind } from '../../../shared/domain/kind.ts';

/** More different items than this are projects with a name each. */
const MOST_ITEMS = 50;

export interface Figure {
  /** Empty when the ledger has no such column. */
  readonly sector: string;
  readonly goal: string;
  readonly measure: string;
}

const numberOf = (kind: Kind): number => Number(/^figure-(\d+)$/.exec(kind.id)?.[1] ?? 0);

export class FigureKinds {
  readonly #known: Kind[];
  readonly #nameOf: (figure: Figure) => string;
  readonly added: Kind[] = [];
  #last: number;

  /** `known` are the county's kinds; `ledger` is everything that will be asked for. */
  constructor(known: readonly Kind[], ledger: readonly Figure[]) {
    this.#known = known.filter((kind) => kind.sector === 'figure');
    this.#last = Math.max(0, ...known.map(numberOf));
    const isProjects = new Set(ledger.map((figure) => figure.goal)).size > MOST_ITEMS;
    this.#nameOf = ({ sector, goal, measure }) => {
      if (isProjects) return sector === '' ? measure : sector;
      return sector === '' ? goal : `${sector}·${goal}`;
    };
  }

  /** Id of the kind for a figure; a new kind when there is none. */
  idOf(figure: Figure): string {
    const { measure } = figure;
    const name = this.#nameOf(figure);
    const known = this.#known.find((kind) => kind.name === name && kind.measure === measure);
    if (known) return known.id;
    this.#last += 1;
    const kind: Kind = {
      id: `figure-${this.#last}`,
      name,
      sector: 'figure',
      geometry: 'none',
      measure,
      progress: 'amount',
      clears: 'complete',
      stages: [{ id: 'done', name: '完成', weight: 1 }],
    };
    this.#known.push(kind);
    this.added.push(kind);
    return kind.id;
  }
}
