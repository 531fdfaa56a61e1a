export function SlaWallPage() {
  return null;
}
