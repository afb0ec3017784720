/** Name and three numbers beside the pointer. */
import './hover-card.css';

export interface HoverFacts {
  readonly name: string;
  readonly kind: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** `x`, `y` in CSS pixels within the parent, whose size keeps the card inside. */
export function HoverCard({ facts, x, y, within }: { facts: HoverFacts; x: number; y: number; within: DOMRect }) {
  const toLeft = x > within.width / 2;
  const toTop = y > within.height / 2;
  return (
    <div
      className="hover-card"
      role="tooltip"
      style={{
        ...(toLeft ? { right: within.width - x + 14 } : { left: x + 14 }),
        ...(toTop ? { bottom: within.height - y + 14 } : { top: y + 14 }),
      }}
    >
      <strong>{facts.name}</strong>
      <small>{facts.kind}</small>
      <dl>
        {facts.facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
