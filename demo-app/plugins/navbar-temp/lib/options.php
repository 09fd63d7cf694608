<?php

/** The saved settings, with what was applied in the form of the settings tab laid over them. */
function options(array $input): array
{
    return array_replace($input['settings'], $input['state']['options'] ?? []);
}
