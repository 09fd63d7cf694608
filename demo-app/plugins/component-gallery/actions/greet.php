<?php

// Answers with a message, which the host shows to the person who pressed the button.
echo json_encode(['data' => ['message' => 'Hello from PHP ' . PHP_VERSION . '.']]);
