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
  /** Null when the ledger gives only the plan. */
  readonly done: number | null;
}

const numberOf = (kind: Kind): number => Number(/^figure-(\d+)$/.exec(kind.id)?.[1] ?? 0);
const isFigure = (kind: Kind): boolean => kind.sector === 'figure';

export class FigureKinds {
  readonly #kinds: Kind[];
  readonly #nameOf: (figure: Figure) => string;

  /** `known` are the county's kinds; `ledger` is everything that will be asked for. */
  constructor(known: readonly Kind[], ledger: readonly Figure[]) {
    this.#kinds = [...known];
    const isProjects = new Set(ledger.map((figure) => figure.goal)).size > MOST_ITEMS;
    this.#nameOf = ({ sector, goal, measure }) => {
      if (isProjects) return sector === '' ? measure : sector;
      return sector === '' ? goal : `${sector}·${goal}`;
    };
  }

  /** The county's kinds with all that the ledger brought. */
  get all(): readonly Kind[] {
    return this.#kinds;
  }

  /**
   * Id of the kind for a figure; a new kind when there is none. Where a ledger states what is done, a figure is ticked off
   * only when all is done; where it never does, by the word of the one who ticks it off.
   */
  idOf(figure: Figure): string {
    const { measure, done } = figure;
    const name = this.#nameOf(figure);
    const place = this.#kinds.findIndex((kind) => isFigure(kind) && kind.name === name && kind.measure === measure);
    const known = this.#kinds[place];
    if (known) {
      if (done !== null && known.clears === 'statement') this.#kinds[place] = { ...known, clears: 'complete' };
      return known.id;
    }
    const id = `figure-${Math.max(0, ...this.#kinds.map(numberOf)) + 1}`;
    this.#kinds.push({
      id,
      name,
      sector: 'figure',
      geometry: 'none',
      measure,
      progress: 'amount',
      clears: done === null ? 'statement' : 'complete',
      stages: [{ id: 'done', name: '完成', weight: 1 }],
    });
    return id;
  }
}
