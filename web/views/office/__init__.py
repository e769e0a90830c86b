"""Running an office in the browser (`/kelola/`): for coordinators their agency, for administrators all."""
