"""Read by gunicorn wherever it is started in this folder: bin/run, docker compose, or a command of your own.

What suits one machine and not another (--bind, --workers, --threads) stands in the command.
"""

worker_class = "config.serving.worker.PatientWorker"
worker_connections = 1000  # clients of one worker at a time; most of them only send or read
keepalive = 5
graceful_timeout = 10
control_socket_disable = True
