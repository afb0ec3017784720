/** A file that is let go anywhere must not take the program's place; text still goes where it is dragged. */
import { describe, expect, it } from 'vitest';
import { refuseStrayDrops } from '../../../renderer/app/stray-drops.ts';

refuseStrayDrops();

function dropped(fill: (data: DataTransfer) => void): DragEvent {
  const dataTransfer = new DataTransfer();
  fill(dataTransfer);
  const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
  document.body.dispatchEvent(event);
  return event;
}

describe('what is let go beside the place for it', () => {
  it('is not opened where it is a file', () =>
    expect(dropped((data) => data.items.add(new File(['序号'], '水池.csv'))).defaultPrevented).toBe(true));

  it('goes its way where it is text', () =>
    expect(dropped((data) => data.setData('text/plain', '水池')).defaultPrevented).toBe(false));
});
