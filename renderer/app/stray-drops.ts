/** A file let go beside the place that takes it: the browser would open it in place of the program and everything half done. */

function refuse(event: DragEvent): void {
  const { defaultPrevented, dataTransfer } = event;
  // Text may be dragged into a field.
  if (defaultPrevented || !dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  dataTransfer.dropEffect = 'none';
}

export function refuseStrayDrops(): void {
  window.addEventListener('dragover', refuse);
  window.addEventListener('drop', refuse);
}
