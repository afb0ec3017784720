/** A small picture of a picture, drawn anew: nothing that was hidden in the file is in it. */
import { THUMBNAIL_PIXELS } from '../../shared/domain/attachment.ts';

const QUALITY = 0.8;
/** A browser that cannot write the first answers with PNG; then the second is asked for. */
const [FIRST, SECOND] = ['image/webp', 'image/jpeg'];

/** Null when the picture is small already or cannot be shown here. */
export async function thumbnailOf(picture: Blob): Promise<Blob | null> {
  // Turned as it says itself, which is how it is shown.
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' }).catch(() => null);
  if (!bitmap) return null;
  const scale = THUMBNAIL_PIXELS / Math.max(bitmap.width, bitmap.height);
  try {
    if (scale >= 1) return null;
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    const small = await canvas.convertToBlob({ type: FIRST, quality: QUALITY });
    return small.type === FIRST ? small : await canvas.convertToBlob({ type: SECOND, quality: QUALITY });
  } catch {
    return null;
  } finally {
    bitmap.close();
  }
}
